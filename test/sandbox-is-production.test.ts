import { ClusterStack } from '@diet-game/cluster/cluster-stack';
import { defineEnvironment } from '@diet-game/constructs/environment/define-environment';
import { deriveEnvironment } from '@diet-game/constructs/environment/derive-environment';
import type { LayerClass } from '@diet-game/constructs/layer/layer-app';
import { Synthesized } from '@diet-game/constructs/testing/synthesized';
import { DataStack } from '@diet-game/data/data-stack';
import { EdgeStack } from '@diet-game/edge/edge-stack';
import { environments } from '@diet-game/environments';
import { sandbox } from '@diet-game/environments/sandbox';
import { NetworkStack } from '@diet-game/network/network-stack';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';

/** All that may differ: what the sandbox has, and what production has in its place. */
const differences: readonly (readonly [string, string, string])[] = [
  ['where it runs', '"target":"sandbox"', '"target":"aws"'],
  ['the name', 'sandbox', 'production'],
  ['the account', '000000000000', '111122223333'],
  ['the network', '10.60.', '10.40.'],
];

/** What the sandbox cannot have as production does: it must go, and the provider random is nowhere to be had offline. */
const asInProduction = { disposable: false, objectStorage: { backupsSuffix: 'random' } } as const;

function synthesize(Layer: LayerClass, name: 'sandbox' | 'production'): string {
  const environment =
    name === 'sandbox'
      ? defineEnvironment(deriveEnvironment(sandbox, { name, storage: asInProduction }))
      : environments.get(name);
  if (environment === undefined) throw new Error(`no environment ${name}`);
  const app = new App({ outdir: 'cdktf.out', stackTraces: false });
  return JSON.stringify(new Synthesized(new Layer(app, { environment, repositoryPath: '../../..' })).json);
}

describe.each([
  ['network', NetworkStack],
  ['data', DataStack],
  ['edge', EdgeStack],
  ['cluster', ClusterStack],
] as const)('%s of the sandbox', (_, Layer) => {
  const sandbox = synthesize(Layer, 'sandbox');
  const production = synthesize(Layer, 'production');

  it('is that of production but for the values listed', () => {
    const translated = differences.reduce((json, [, from, to]) => json.replaceAll(from, to), sandbox);

    expect(JSON.parse(translated)).toEqual(JSON.parse(production));
  });

  it('does differ in each value listed that it mentions', () => {
    const mentioned = differences.filter(([, from]) => sandbox.includes(from));

    expect(mentioned.map(([what]) => what)).toEqual(expect.arrayContaining(['the name', 'the account']));
    expect(mentioned.filter(([, , to]) => !production.includes(to))).toEqual([]);
  });
});
