import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { describe, expect, it } from '@jest/globals';
import { Fn } from 'cdktf';
import { defineContract, list, number, string } from '../contract/contract';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import type { AssumedValues } from './layer-context';

const upstream = defineContract('upstream', 3, {
  vpcId: string({ description: 'The VPC.', format: /^vpc-/, example: 'vpc-0123456789abcdef0' }),
  zones: list({ description: 'Zones.', format: /^[a-c]$/, example: ['a', 'b'] }),
  port: number({ description: 'A port.', format: /^\d+$/, example: 5432 }),
});

const empty = (environment?: Partial<EnvironmentChanges>) =>
  synthesizeConstruct(() => undefined, { environment });

const consumer = (environment?: Partial<EnvironmentChanges>, assumed?: AssumedValues) =>
  synthesizeConstruct(
    (layer) => {
      const { vpcId, zones, port } = layer.consume(upstream);
      new KmsKey(layer, 'probe', {
        description: vpcId,
        tags: { zones: Fn.join('-', [...zones]), port: `${port}` },
      });
    },
    { environment, assumed },
  );

const hcp: Partial<EnvironmentChanges> = {
  state: { backend: 'hcp', organization: 'diet-game', project: 'platform' },
};
const local: Partial<EnvironmentChanges> = { state: { backend: 'local' } };
const assumingRole: Partial<EnvironmentChanges> = {
  access: { terraformRoleArn: 'arn:aws:iam::123456789012:role/terraform' },
};

describe('a layer', () => {
  it('pins Terraform and its provider', () => {
    expect(empty().json.terraform).toMatchObject({
      required_version: '>= 1.10.0, < 2.0.0',
      required_providers: { aws: { source: 'aws', version: '5.100.0' } },
    });
  });

  it('is bound to its account, and tags all that it makes', () => {
    expect(empty().json.provider.aws).toEqual([
      {
        region: 'us-east-1',
        allowed_account_ids: ['123456789012'],
        default_tags: [
          { tags: { Project: 'diet-game', Environment: 'test', Layer: 'test', ManagedBy: 'terraform' } },
        ],
      },
    ]);
  });

  it('reaches other regions through a provider of each, bound and tagged alike', () => {
    const { json } = synthesizeConstruct((layer) => {
      new KmsKey(layer, 'copy', { provider: layer.providerIn('us-west-2') });
      new KmsKey(layer, 'second', { provider: layer.providerIn('us-west-2') });
      new KmsKey(layer, 'home', { provider: layer.providerIn('us-east-1') });
    });

    const [home, other] = json.provider.aws ?? [];
    expect(json.provider.aws).toHaveLength(2);
    expect(other).toEqual({ ...home, region: 'us-west-2', alias: 'us_west_2' });
    expect(json.resource?.aws_kms_key).toMatchObject({
      copy: { provider: 'aws.us_west_2' },
      second: { provider: 'aws.us_west_2' },
      home: { provider: 'aws' },
    });
  });

  it('assumes the role that the environment names, for AWS and for its state', () => {
    const { json } = empty(assumingRole);

    expect(json.provider.aws?.[0]?.assume_role).toEqual([
      { role_arn: 'arn:aws:iam::123456789012:role/terraform' },
    ]);
    expect(json.terraform.backend).toMatchObject({
      s3: { assume_role: { role_arn: 'arn:aws:iam::123456789012:role/terraform' } },
    });
  });

  it('says in its JSON what it is and where it belongs', () => {
    expect(empty().json['//'].metadata.layer).toEqual({
      name: 'test',
      environment: {
        name: 'test',
        accountId: '123456789012',
        region: 'us-east-1',
        target: 'aws',
        assumesRole: false,
      },
      consumes: [],
    });
  });
});

describe('the state of a layer', () => {
  it('is kept in S3, locked and encrypted, under a key of its own', () => {
    expect(empty().json.terraform.backend).toEqual({
      s3: {
        bucket: 'diet-game-state-123456789012-us-east-1',
        region: 'us-east-1',
        key: 'test/test.tfstate',
        allowed_account_ids: ['123456789012'],
        encrypt: true,
        kms_key_id: 'arn:aws:kms:us-east-1:123456789012:alias/diet-game-state',
        use_lockfile: true,
      },
    });
  });

  it('is kept in a workspace of HCP Terraform', () => {
    const { terraform } = empty(hcp).json;

    expect(terraform.backend).toBeUndefined();
    expect(terraform.cloud).toEqual({
      hostname: 'app.terraform.io',
      organization: 'diet-game',
      workspaces: { name: 'test-test', project: 'platform' },
    });
  });

  it('is kept in a file, by a path from the folder that Terraform runs in', () => {
    expect(empty(local).json.terraform.backend).toEqual({
      local: { path: '../../../.layers/state/test/test.tfstate' },
    });
  });
});

describe('publish', () => {
  const published = synthesizeConstruct((layer) =>
    layer.publish(upstream, { vpcId: 'vpc-1', zones: ['a'], port: 1 }),
  );

  it('emits one described output a value, and the contract', () => {
    expect(published.json.output).toEqual({
      vpc_id: { description: 'The VPC.', value: 'vpc-1' },
      zones: { description: 'Zones.', value: ['a'] },
      port: { description: 'A port.', value: 1 },
      contract: {
        description: 'The contract that these outputs keep.',
        value: { name: 'upstream', version: 3 },
      },
    });
  });

  it('says so in the JSON', () => {
    expect(published.json['//'].metadata.layer).toMatchObject({
      publishes: { layer: 'upstream', version: 3 },
    });
  });
});

describe('consume', () => {
  it('reads the outputs of the other layer', () => {
    expect(consumer().resource('aws_kms_key.probe')).toEqual({
      description: '${data.terraform_remote_state.upstream.outputs.vpc_id}',
      tags: {
        zones: '${join("-", data.terraform_remote_state.upstream.outputs.zones)}',
        port: '${data.terraform_remote_state.upstream.outputs.port}',
      },
    });
  });

  const workspace = '${"default" /* upstream of test was never applied? Run: layers apply test upstream */}';

  it('reads the state from S3', () => {
    expect(consumer(assumingRole).data('terraform_remote_state.upstream')).toMatchObject({
      backend: 's3',
      workspace,
      config: {
        bucket: 'diet-game-state-123456789012-us-east-1',
        region: 'us-east-1',
        key: 'test/upstream.tfstate',
        assume_role: { role_arn: 'arn:aws:iam::123456789012:role/terraform' },
      },
    });
  });

  it('reads the state from HCP Terraform', () => {
    expect(consumer(hcp).data('terraform_remote_state.upstream')).toMatchObject({
      backend: 'remote',
      workspace,
      config: {
        hostname: 'app.terraform.io',
        organization: 'diet-game',
        workspaces: { name: 'upstream-test' },
      },
    });
  });

  it('reads the state from a file', () => {
    expect(consumer(local).data('terraform_remote_state.upstream')).toMatchObject({
      backend: 'local',
      workspace,
      config: { path: '../../../.layers/state/test/upstream.tfstate' },
    });
  });

  it('refuses an older contract in a sentence', () => {
    expect(consumer().data('terraform_remote_state.upstream').lifecycle).toEqual({
      postcondition: [
        {
          condition: '${try(self.outputs.contract.version, 0) >= 3}',
          error_message:
            "LAYERS-CONTRACT-001: test needs version 3 of the upstream layer's contract, and upstream of test was last applied " +
            'with version ${try(self.outputs.contract.version, 0)}. Apply it first: layers apply test upstream',
        },
      ],
    });
  });

  it('says so in the JSON', () => {
    expect(consumer().json['//'].metadata.layer).toMatchObject({
      consumes: [{ layer: 'upstream', version: 3 }],
    });
  });
});

describe('a preview', () => {
  const preview = consumer({}, { upstream: { vpc_id: 'vpc-known' } });

  it('takes what is known, and examples for the rest, and reads no state', () => {
    expect(preview.resource('aws_kms_key.probe')).toEqual({
      description: 'vpc-known',
      tags: { zones: '${join("-", ["a", "b"])}', port: '5432' },
    });
    expect(preview.json.data).toBeUndefined();
  });

  it('is stamped, with what stands in for values that are not known', () => {
    expect(preview.json.variable?.preview).toMatchObject({ type: 'list(string)', default: ['upstream'] });
    expect(preview.json['//'].metadata.layer).toMatchObject({
      consumes: [{ layer: 'upstream', version: 3, standIns: { zones: ['a', 'b'], port: 5432 } }],
    });
  });

  it('accepts no account while it is applied, and says why', () => {
    const abroad = synthesizeConstruct(
      (layer) => {
        layer.providerIn('us-west-2');
        layer.consume(upstream);
        layer.providerIn('eu-west-1');
      },
      { assumed: { upstream: {} } },
    );

    expect(abroad.json.provider.aws?.map(({ allowed_account_ids }) => allowed_account_ids)).toEqual(
      Array(3).fill('${terraform.applying ? ["a preview cannot be applied"] : ["123456789012"]}'),
    );
    expect(preview.json.provider.aws?.[0]?.allowed_account_ids).toBe(
      '${terraform.applying ? ["a preview cannot be applied"] : ["123456789012"]}',
    );
    expect(preview.json.variable?.preview).toMatchObject({
      ephemeral: true,
      validation: [
        {
          condition: '${length(var.preview) > 0 && !terraform.applying}',
          error_message: expect.stringMatching(/^LAYERS-PREVIEW-001: .* can be read, not applied/),
        },
      ],
    });
  });

  it('refuses values that do not fit the contract, all at once', () => {
    expect(() => consumer({}, { upstream: { vpc_id: 7, zones: 'a', port: 1 } })).toThrow(
      'LAYERS-CONTRACT-003: values to plan ahead with do not fit the contract:\n' +
        '  upstream.vpc_id: got 7, accepted: string like "vpc-0123456789abcdef0"\n' +
        '  upstream.zones: got "a", accepted: list like ["a","b"]',
    );
  });

  it('is no layer for which nothing is assumed', () => {
    expect(consumer({}, { other: {} }).json.variable).toBeUndefined();
  });
});
