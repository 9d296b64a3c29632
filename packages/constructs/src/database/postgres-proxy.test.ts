import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import { synthesizeConstruct } from '../testing/synthesized';
import { Postgres } from './postgres';
import { PostgresProxy } from './postgres-proxy';

const layer = synthesizeConstruct((scope, { environment }) => {
  const key = new EncryptionKey(scope, 'data', { environment, name: 'data', description: 'Data' });
  const postgres = new Postgres(scope, 'postgres', {
    environment,
    key,
    subnetGroupName: 'database',
    securityGroupIds: ['sg-rds'],
  });
  new PostgresProxy(scope, 'proxy', {
    environment,
    postgres,
    key,
    vpcId: 'vpc-1',
    subnetIds: ['subnet-1', 'subnet-2'],
    clientSecurityGroupId: 'sg-api',
    databaseSecurityGroupId: 'sg-rds',
  });
});

describe('PostgresProxy', () => {
  it('takes TLS alone, and signs in with the secret of RDS', () => {
    expect(layer.resource('aws_db_proxy.proxy')).toMatchObject({
      engine_family: 'POSTGRESQL',
      require_tls: true,
      auth: [
        {
          auth_scheme: 'SECRETS',
          iam_auth: 'DISABLED',
          secret_arn: '${one(aws_db_instance.postgres.master_user_secret[*].secret_arn)}',
        },
      ],
    });
    expect(layer.resource('aws_db_proxy_target.proxy')).toMatchObject({
      db_instance_identifier: 'diet-game-test-postgres',
    });
  });

  it('reads that secret and no other', () => {
    const { Statement } = JSON.parse(
      String(layer.resource('aws_iam_role_policy.proxy_role_read_secret').policy),
    );

    expect(Statement).toMatchObject([
      {
        Action: ['secretsmanager:GetSecretValue'],
        Resource: ['${one(aws_db_instance.postgres.master_user_secret[*].secret_arn)}'],
      },
      {
        Action: ['kms:Decrypt'],
        Resource: ['${aws_kms_key.data.arn}'],
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
      },
    ]);
  });

  it('stands between the API and the database, and reaches nothing else', () => {
    const group = '${aws_security_group.proxy.id}';
    const ends = (type: string) =>
      layer
        .addresses(type)
        .map((address) => layer.resource(address))
        .map((rule) => [rule.security_group_id, rule.referenced_security_group_id, rule.from_port]);

    expect(ends('aws_vpc_security_group_ingress_rule')).toEqual([
      [group, 'sg-api', 5432],
      ['sg-rds', group, 5432],
    ]);
    expect(ends('aws_vpc_security_group_egress_rule')).toEqual([
      ['sg-api', group, 5432],
      [group, 'sg-rds', 5432],
    ]);
  });
});
