import { BootstrapStack } from '@diet-game/bootstrap/bootstrap-stack';
import { ClusterStack } from '@diet-game/cluster/cluster-stack';
import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { DataStack } from '@diet-game/data/data-stack';
import { EdgeStack } from '@diet-game/edge/edge-stack';
import { environments } from '@diet-game/environments';
import { NetworkStack } from '@diet-game/network/network-stack';

/** Every layer of every environment, for `cdktf` at the root and for `layers`. */
new LayerApp({
  environments,
  layers: [BootstrapStack, NetworkStack, DataStack, EdgeStack, ClusterStack],
  repository: '.',
  variables: process.env,
}).synth();
