import { BootstrapStack } from '@diet-game/bootstrap/bootstrap-stack';
import { ClusterStack } from '@diet-game/cluster/cluster-stack';
import { defineEnvironments } from '@diet-game/constructs/environment/define-environments';
import { deriveEnvironment } from '@diet-game/constructs/environment/derive-environment';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { DataStack } from '@diet-game/data/data-stack';
import { EdgeStack } from '@diet-game/edge/edge-stack';
import { sandbox } from '@diet-game/environments/sandbox';
import { NetworkStack } from '@diet-game/network/network-stack';

/** The sandbox with changes, which the variable `VARIANT` has as JSON: one set, or a list of sets. */
const changes = [JSON.parse(process.env.VARIANT ?? '{}')].flat();
const variant = changes.reduce((base, set) => deriveEnvironment(base, { name: 'sandbox', ...set }), sandbox);

new LayerApp({
  environments: defineEnvironments([variant]),
  layers: [BootstrapStack, NetworkStack, DataStack, EdgeStack, ClusterStack],
  repository: '.',
  variables: process.env,
}).synth();
