import { BootstrapStack } from '@diet-game/bootstrap/bootstrap-stack';
import { ClusterStack } from '@diet-game/cluster/cluster-stack';
import { bootstrap } from '@diet-game/constructs/contract/bootstrap';
import { cluster } from '@diet-game/constructs/contract/cluster';
import type { Contract } from '@diet-game/constructs/contract/contract';
import { data } from '@diet-game/constructs/contract/data';
import { edge } from '@diet-game/constructs/contract/edge';
import { network } from '@diet-game/constructs/contract/network';
import type { LayerClass } from '@diet-game/constructs/layer/layer-app';
import { Synthesized } from '@diet-game/constructs/testing/synthesized';
import { DataStack } from '@diet-game/data/data-stack';
import { EdgeStack } from '@diet-game/edge/edge-stack';
import { environments } from '@diet-game/environments';
import { NetworkStack } from '@diet-game/network/network-stack';
import { App } from 'cdktf';

/** Every layer, by name. What crosses layers is tested on all of them. */
export const layers: Readonly<Record<string, LayerClass>> = {
  bootstrap: BootstrapStack,
  network: NetworkStack,
  data: DataStack,
  edge: EdgeStack,
  cluster: ClusterStack,
};

/** Every contract with the layer that publishes it. */
export const contracts: readonly { readonly contract: Contract; readonly Layer: LayerClass }[] = [
  { contract: bootstrap, Layer: BootstrapStack },
  { contract: network, Layer: NetworkStack },
  { contract: data, Layer: DataStack },
  { contract: edge, Layer: EdgeStack },
  { contract: cluster, Layer: ClusterStack },
];

/** A layer as one of the environments has it. */
export function synthesizeIn(Layer: LayerClass, name: string): Synthesized {
  const environment = environments.get(name);
  if (environment === undefined) throw new Error(`no environment ${name}`);
  const app = new App({ outdir: 'cdktf.out', stackTraces: false });
  return new Synthesized(new Layer(app, { environment, repositoryPath: '../../..' }));
}
