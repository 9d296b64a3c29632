import type { Contract, ContractOutput } from '@diet-game/constructs/contract/contract';
import { contractOutputName, outputName } from '@diet-game/constructs/contract/contract';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { type SynthesizeProps, synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { environments } from '@diet-game/environments';
import { describe, expect, it } from '@jest/globals';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { contracts, layers, synthesizeIn } from './layers';

type Backend = NonNullable<SynthesizeProps['environment']>['state'];

/** Every kind of backend. */
const backends: readonly { readonly kind: string; readonly state: Backend }[] = [
  { kind: 's3', state: { backend: 's3' } },
  { kind: 'hcp', state: { backend: 'hcp', organization: 'diet-game', project: 'platform' } },
  { kind: 'local', state: { backend: 'local' } },
];

/** A layer that reads every value of a contract, as `platform` and `workload` read some. */
function consumerOf(contract: Contract) {
  return class ConsumerStack extends LayerStack {
    constructor(scope: Construct, context: LayerContext) {
      super(scope, 'consumer', context);
      for (const [key, value] of Object.entries(this.consume(contract))) {
        new TerraformOutput(this, `read_${outputName(key)}`, { value });
      }
    }
  };
}

const readOf = (contract: Contract, key: string) =>
  `\${data.terraform_remote_state.${contract.layer}.outputs.${outputName(key)}}`;

/** Whether a value known at synthesis is one that the output may have; undefined where Terraform knows it only later. */
function fits({ kind, format }: ContractOutput, value: unknown): boolean | undefined {
  const members = [value].flat();
  if (members.some((member) => typeof member === 'string' && member.includes('${'))) return undefined;
  return (
    kind === (Array.isArray(value) ? 'list' : typeof value) &&
    members.every((member) => format.test(String(member)))
  );
}

describe('contracts', () => {
  it('are published by layers, and every contract that a layer publishes or consumes is here', () => {
    const published = Object.values(layers).map(
      (Layer) => synthesizeIn(Layer, 'production').json['//'].metadata.layer,
    );
    const used = published.flatMap((layer) => {
      const { publishes, consumes } = layer as { publishes?: Contract; consumes: Contract[] };
      return [...(publishes ? [publishes] : []), ...consumes].map(
        ({ layer: name, version }) => `${name} ${version}`,
      );
    });

    expect([...new Set(used)].sort()).toEqual(
      contracts.map(({ contract }) => `${contract.layer} ${contract.version}`).sort(),
    );
  });
});

describe.each(contracts.map(({ contract, Layer }) => [contract.layer, contract, Layer] as const))(
  'the contract of %s',
  (name, contract, Layer) => {
    const outputs = Object.entries(contract.outputs);

    describe.each(backends)('read from a state in $kind', ({ kind, state }) => {
      const consumer = synthesizeLayer(consumerOf(contract), { environment: { state } });

      it('has every value under the name that is published', () => {
        const expected = outputs.map(([key]) => [`read_${outputName(key)}`, readOf(contract, key)]);

        expect(consumer.outputValues()).toEqual(Object.fromEntries(expected));
      });

      it('comes from the state of the layer that publishes it', () => {
        const read = consumer.data(`terraform_remote_state.${name}`);
        const location = JSON.stringify(read.config);

        expect(read.backend).toBe(kind === 'hcp' ? 'remote' : kind);
        expect(location).toMatch(
          kind === 'hcp' ? new RegExp(`"${name}-test"`) : new RegExp(`test/${name}\\.tfstate"`),
        );
      });
    });

    it.each([...environments.keys()])('is published whole in %s, with its descriptions', (environment) => {
      const layer = synthesizeIn(Layer, environment);
      const expected = outputs.map(([key, { description }]) => [outputName(key), description]);
      const published = layer
        .outputNames()
        .filter((output) => output !== contractOutputName)
        .map((output) => [output, layer.output(output).description]);

      expect(Object.fromEntries(published)).toEqual(Object.fromEntries(expected));
      expect(layer.output(contractOutputName).value).toEqual({ name, version: contract.version });
    });

    it('publishes no secret, and every value that is known before the apply has the format promised', () => {
      const layer = synthesizeIn(Layer, 'production');
      const wrong = outputs.filter(
        ([key, output]) => fits(output, layer.output(outputName(key)).value) === false,
      );

      expect(wrong.map(([key]) => [key, layer.output(outputName(key)).value])).toEqual([]);
      expect(layer.outputNames().filter((output) => layer.output(output).sensitive === true)).toEqual([]);
    });

    it('can be planned ahead from its examples', () => {
      const layer = synthesizeLayer(consumerOf(contract), { assumed: { [name]: {} } });
      const examples = outputs.map(([key, { example }]) => [`read_${outputName(key)}`, example]);

      expect(layer.outputValues()).toEqual(Object.fromEntries(examples));
    });
  },
);
