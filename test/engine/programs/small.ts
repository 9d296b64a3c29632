import { Eip } from '@cdktf/provider-aws/lib/eip';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { environments } from '@diet-game/environments';
import type { Construct } from 'constructs';

/** Three addresses, which are made at once, and a key, which Terraform waits ten seconds for. */
class SmallStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'small', context);
    for (const letter of ['a', 'b', 'c'])
      new Eip(this, letter, { domain: 'vpc', tags: { Name: `small-${letter}` } });
    new KmsKey(this, 'slow', { description: 'Slow', enableKeyRotation: true, tags: { Name: 'small-slow' } });
  }
}

new LayerApp({ environments, layers: [SmallStack], repository: '.', variables: process.env }).synth();
