import { describe, expect, it } from '@jest/globals';
import { bootstrap } from './bootstrap';
import { cluster } from './cluster';
import { type Contract, contractOutputName, outputName } from './contract';
import { data } from './data';
import { edge } from './edge';
import { network } from './network';

const contracts: readonly Contract[] = [bootstrap, network, data, edge, cluster];

describe.each(contracts.map((contract) => [contract.layer, contract] as const))(
  'the contract of %s',
  (_, contract) => {
    const outputs = Object.entries(contract.outputs);

    it.each(outputs)('%s has an example of its format', (_key, { kind, format, example }) => {
      const values = Array.isArray(example) ? example : [example];

      expect(values.filter((value) => !format.test(String(value)))).toEqual([]);
      expect(Array.isArray(example) ? 'list' : typeof example).toBe(kind);
    });

    it.each(outputs)('%s says in a sentence what it is', (_key, { description }) => {
      expect(description).toMatch(/^[A-Z].*\.$/);
    });

    it('leaves the name of the output for the contract itself alone', () => {
      expect(outputs.map(([key]) => outputName(key))).not.toContain(contractOutputName);
    });
  },
);

describe('outputName', () => {
  it('is what Terraform would call it', () => {
    expect(outputName('apiSecurityGroupId')).toBe('api_security_group_id');
  });
});
