import { Eip } from '@cdktf/provider-aws/lib/eip';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { environments } from '@diet-game/environments';
import type { Construct } from 'constructs';

/** Three addresses, which are made at once, and a zone, which Terraform waits half a minute for. */
class SmallStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'small', context);
    for (const letter of ['a', 'b', 'c'])
      new Eip(this, letter, { domain: 'vpc', tags: { Name: `small-${letter}` } });
    new Route53Zone(this, 'slow', { name: 'small.example', comment: 'Slow' });
  }
}

new LayerApp({ environments, layers: [SmallStack], repository: '.', variables: process.env }).synth();
