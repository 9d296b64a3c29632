import { describe, expect, it } from '@jest/globals';
import { compileSample } from './compile-sample';

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

const compile = (sample: string) => compileSample(prelude + sample);

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
