import type { Contract, OutputKinds } from '@diet-game/constructs/contract/contract';
import { describe, expect, it, jest } from '@jest/globals';
import { compileSample } from './compile-sample';
import { contracts } from './layers';

jest.setTimeout(60_000);

/** The TypeScript type of each kind of output, and one that it is not. */
const types: Readonly<Record<keyof OutputKinds, readonly [string, string]>> = {
  string: ['string', 'number'],
  number: ['number', 'string'],
  list: ['readonly string[]', 'string'],
};

/** A layer that consumes every contract, as `platform` and `workload` do, and gives each value the type chosen. */
const consumer = (typeOf: (kind: keyof OutputKinds) => string) =>
  [
    ...contracts.map(
      ({ contract: { layer } }) => `import { ${layer} } from '@diet-game/constructs/contract/${layer}';`,
    ),
    "import { LayerStack } from '@diet-game/constructs/layer/layer-stack';",
    "import type { LayerContext } from '@diet-game/constructs/layer/layer-context';",
    "import type { Construct } from 'constructs';",
    'export class PlatformStack extends LayerStack {',
    '  constructor(scope: Construct, context: LayerContext) {',
    "    super(scope, 'platform', context);",
    ...contracts.flatMap(({ contract }) => readsOf(contract, typeOf)),
    '  }',
    '}',
  ].join('\n');

const readsOf = ({ layer, outputs }: Contract, typeOf: (kind: keyof OutputKinds) => string) => [
  `const of_${layer} = this.consume(${layer});`,
  ...Object.entries(outputs).map(
    ([key, { kind }]) => `const ${layer}_${key}: ${typeOf(kind)} = of_${layer}.${key}; void ${layer}_${key};`,
  ),
];

describe('a layer that consumes every contract', () => {
  const outputs = contracts.flatMap(({ contract }) => Object.values(contract.outputs));

  it('compiles with each value in the type that is promised', () => {
    expect(compileSample(consumer((kind) => types[kind][0]))).toEqual([]);
  });

  it('does not compile with any value in another type', () => {
    const complaints = compileSample(consumer((kind) => types[kind][1]));

    expect(complaints).toHaveLength(outputs.length);
    expect(complaints.filter((text) => !/is not assignable to type/.test(text))).toEqual([]);
  });
});
