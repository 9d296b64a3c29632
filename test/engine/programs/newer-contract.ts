import { network } from '@diet-game/constructs/contract/network';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { environments } from '@diet-game/environments';
import type { Construct } from 'constructs';

/** A cluster layer that already needs the next version of the network's contract. */
class ClusterStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'cluster', context);
    this.consume({ ...network, version: network.version + 1 });
  }
}

new LayerApp({ environments, layers: [ClusterStack], repository: '.', variables: process.env }).synth();
