import { Eip } from '@cdktf/provider-aws/lib/eip';
import { defineEnvironments } from '@diet-game/constructs/environment/define-environments';
import { deriveEnvironment } from '@diet-game/constructs/environment/derive-environment';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { sandbox } from '@diet-game/environments/sandbox';
import type { Construct } from 'constructs';

/** One address. */
class AddressStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'address', context);
    new Eip(this, 'only', { domain: 'vpc', tags: { Name: 'only' } });
  }
}

const state = { backend: 'local' as const, directory: '.layers/engine/local-state' };

new LayerApp({
  environments: defineEnvironments([deriveEnvironment(sandbox, { name: 'sandbox', state })]),
  layers: [AddressStack],
  repository: '.',
  variables: process.env,
}).synth();
