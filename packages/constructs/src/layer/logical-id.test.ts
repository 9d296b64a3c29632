import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { describe, expect, it } from '@jest/globals';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { synthesizeConstruct } from '../testing/synthesized';

describe('addresses', () => {
  it('join the ids on the way, without one that repeats the type', () => {
    const { addresses } = collect((scope) => {
      const zone = new Construct(new Construct(scope, 'Private-Tier'), 'a');
      new Vpc(zone, 'vpc');
      new Vpc(zone, 'other');
    });

    expect(addresses).toEqual(['aws_vpc.private_tier_a', 'aws_vpc.private_tier_a_other']);
  });

  it('keep an id that repeats the type where there is no other', () => {
    expect(collect((scope) => new Vpc(scope, 'vpc')).addresses).toEqual(['aws_vpc.vpc']);
  });

  it('keep a word that only resembles the type', () => {
    expect(collect((scope) => new Vpc(new Construct(scope, 'main'), 'pc')).addresses).toEqual([
      'aws_vpc.main_pc',
    ]);
  });

  it('may be alike for different types', () => {
    const { addresses } = collect((scope) => {
      const main = new Construct(scope, 'main');
      new Vpc(main, 'vpc');
      new KmsKey(main, 'kms_key');
      new TerraformOutput(scope, 'main_', { value: 1 });
    });

    expect(addresses).toEqual(['aws_kms_key.main', 'aws_vpc.main']);
  });

  it('that two constructs want are an error that names both', () => {
    expect(() =>
      collect((scope) => {
        new Vpc(new Construct(scope, 'private'), 'a');
        new Vpc(scope, 'private-a');
      }),
    ).toThrow(
      'LAYERS-ID-001: two constructs want the address aws_vpc.private_a: test-test/private/a and test-test/private-a. ' +
        'Terraform would merge them into one; give one of them another id.',
    );
  });
});

function collect(build: (scope: Construct) => void): { addresses: string[] } {
  return { addresses: synthesizeConstruct(build).addresses() };
}
