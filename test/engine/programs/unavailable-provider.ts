import { Eip } from '@cdktf/provider-aws/lib/eip';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { environments } from '@diet-game/environments';
import type { Construct } from 'constructs';

/** A layer that goes on. */
class ReachableStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'reachable', context);
    new Eip(this, 'only', { domain: 'vpc', tags: { Name: 'only' } });
  }
}

/** A layer that needs a provider which no registry has. */
class StrandedStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'stranded', context);
    this.addOverride('terraform.required_providers.nowhere', {
      source: 'diet-game/nowhere',
      version: '1.0.0',
    });
  }
}

const layers = [ReachableStack, StrandedStack];
new LayerApp({ environments, layers, repository: '.', variables: process.env }).synth();
