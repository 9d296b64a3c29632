import { describe, expect, it } from '@jest/globals';
import { TerraformOutput } from 'cdktf';
import { synthesizeConstruct } from '../testing/synthesized';
import { cluster } from './cluster';
import { outputName } from './contract';

describe('a layer on top of the cluster', () => {
  const platform = synthesizeConstruct((layer) => {
    for (const [key, value] of Object.entries(layer.consume(cluster))) {
      new TerraformOutput(layer, outputName(key), { value });
    }
  });

  it('reads every value that the contract promises', () => {
    const promised = Object.keys(cluster.outputs).map(outputName);
    const read = promised.map((name) => [name, `\${data.terraform_remote_state.cluster.outputs.${name}}`]);

    expect(platform.outputValues()).toEqual(Object.fromEntries(read));
  });

  it('refuses a cluster that publishes less', () => {
    expect(platform.data('terraform_remote_state.cluster').lifecycle).toMatchObject({
      postcondition: [{ condition: '${try(self.outputs.contract.version, 0) >= 2}' }],
    });
  });
});
