import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const prelude = `
  import { defineContract, number, string } from '@diet-game/constructs/contract/contract';
  import type { LayerStack } from '@diet-game/constructs/layer/layer-stack';
  declare const layer: LayerStack;
  const data = defineContract('data', 1, {
    redisPrimaryEndpoint: string({ description: 'Host.', format: /./, example: 'a' }),
    redisPort: number({ description: 'Port.', format: /./, example: 6379 }),
  });
  const values = { redisPrimaryEndpoint: 'a', redisPort: 6379 };
`;

/** Where the samples would lie: a package that may import what they import. */
const sampleFile = resolve('apps/data/src/sample.ts');

/** Compiles a sample and returns what the compiler says of it, up to the first full stop. */
function compile(sample: string): string[] {
  const { config } = ts.readConfigFile('tsconfig.base.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === sampleFile || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === sampleFile
      ? ts.createSourceFile(file, prelude + sample, ts.ScriptTarget.ES2023)
      : getSourceFile(file, ...rest);
  const program = ts.createProgram([sampleFile], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(sampleFile))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ').split('. ')[0] ?? '');
}

describe('publish', () => {
  it('compiles with the values of the contract', () => {
    expect(compile('layer.publish(data, values);')).toEqual([]);
  });

  it.each([
    ['is missing', 'const { redisPort, ...rest } = values; layer.publish(data, rest);', /redisPort/],
    ['is extra', "layer.publish(data, { ...values, password: 'x' });", /password|never/],
    [
      'is mistyped',
      "layer.publish(data, { ...values, redisPort: '6379' });",
      /'string' is not assignable to type 'number'/,
    ],
    [
      'is a list where one is promised',
      "layer.publish(data, { ...values, redisPrimaryEndpoint: ['c'] });",
      /'string\[\]' is not assignable to type 'string'/,
    ],
  ])('does not compile where a value %s', (_, sample, complaint) => {
    const complaints = compile(sample);

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(complaint);
  });
});

describe('consume', () => {
  it('gives the types of the contract', () => {
    expect(
      compile('const { redisPort } = layer.consume(data); const port: number = redisPort; port.toFixed();'),
    ).toEqual([]);
  });

  it('has no value that is not promised, and none of another type', () => {
    expect(compile('layer.consume(data).password;')).toEqual([
      expect.stringMatching(/Property 'password' does not exist/),
    ]);
    expect(compile('const port: string = layer.consume(data).redisPort; port.trim();')).toEqual([
      expect.stringMatching(/'number' is not assignable to type 'string'/),
    ]);
  });
});
