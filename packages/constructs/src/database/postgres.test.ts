import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import { Postgres } from './postgres';

type Settings = NonNullable<NonNullable<EnvironmentChanges['storage']>['databases']>['postgres'];

const synthesize = (postgres: Settings = {}, disposable = false) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const key = new EncryptionKey(layer, 'data', { environment, name: 'data', description: 'Data' });
      new Postgres(layer, 'postgres', {
        environment,
        key,
        subnetGroupName: 'database',
        securityGroupIds: ['sg-1'],
      });
    },
    { environment: { storage: { databases: { postgres }, disposable } } },
  );

describe('Postgres', () => {
  const layer = synthesize();
  const instance = layer.resource('aws_db_instance.postgres');

  it('has the figures of the requirement', () => {
    expect(instance).toMatchObject({
      identifier: 'diet-game-test-postgres',
      engine: 'postgres',
      engine_version: '17.10',
      instance_class: 'db.r6g.large',
      storage_type: 'gp3',
      allocated_storage: 100,
      max_allocated_storage: 1000,
      db_name: 'dietgame',
      username: 'postgres',
      port: 5432,
      multi_az: true,
      backup_retention_period: 7,
      backup_window: '03:00-04:00',
      maintenance_window: 'sun:04:00-sun:05:00',
      delete_automated_backups: false,
      enabled_cloudwatch_logs_exports: ['postgresql'],
      performance_insights_enabled: true,
      monitoring_interval: 60,
      deletion_protection: true,
    });
  });

  it('encrypts all that it writes with the key given', () => {
    const key = '${aws_kms_key.data.arn}';

    expect(instance).toMatchObject({
      storage_encrypted: true,
      kms_key_id: key,
      performance_insights_kms_key_id: key,
      master_user_secret_kms_key_id: key,
    });
    expect(layer.resource('aws_cloudwatch_log_group.postgres')).toMatchObject({
      name: '/aws/rds/instance/diet-game-test-postgres/postgresql',
      kms_key_id: key,
      retention_in_days: 365,
    });
  });

  it('leaves the password to RDS', () => {
    expect(instance.manage_master_user_password).toBe(true);
    expect(Object.keys(instance).filter((name) => name.startsWith('password'))).toEqual([]);
  });

  it('has its log group, and a role that may deliver, before it starts', () => {
    expect(instance.depends_on).toEqual([
      'aws_cloudwatch_log_group.postgres',
      'aws_iam_role_policy_attachment.postgres_monitoring_amazonrdsenhancedmonitoringrole',
    ]);
    expect(instance.monitoring_role_arn).toBe('${aws_iam_role.postgres_monitoring.arn}');
    expect(
      JSON.parse(String(layer.resource('aws_iam_role.postgres_monitoring').assume_role_policy)).Statement[0],
    ).toMatchObject({ Principal: { Service: ['monitoring.rds.amazonaws.com'] } });
  });

  it('refuses connections without TLS', () => {
    const group = layer.resource('aws_db_parameter_group.postgres_parameters');

    expect(group).toMatchObject({
      name: 'diet-game-test-postgres-17',
      family: 'postgres17',
      lifecycle: { create_before_destroy: true },
    });
    expect(group.parameter).toEqual(
      expect.arrayContaining([
        { name: 'rds.force_ssl', value: '1' },
        { name: 'ssl_min_protocol_version', value: 'TLSv1.2' },
      ]),
    );
    expect(instance).toMatchObject({
      parameter_group_name: '${aws_db_parameter_group.postgres_parameters.name}',
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      publicly_accessible: false,
    });
  });

  it('leaves a last snapshot under a name that no earlier life has used', () => {
    expect(instance).toMatchObject({
      skip_final_snapshot: false,
      final_snapshot_identifier:
        'diet-game-test-postgres-final-${substr(terraform_data.postgres_final_snapshot_life.id, 0, 8)}',
    });
    expect(layer.resource('terraform_data.postgres_final_snapshot_life')).toEqual({
      triggers_replace: {
        of: 'diet-game-test-postgres',
        replacedBy: ['dietgame', 'postgres', '${aws_kms_key.data.arn}'],
      },
    });
  });

  it('cannot be destroyed, unless its environment is disposable', () => {
    expect(layer.holdingData()).toEqual(['aws_db_instance.postgres', 'aws_kms_key.data']);
    expect(instance.lifecycle).toEqual({ prevent_destroy: true });
    const disposable = synthesize({}, true).resource('aws_db_instance.postgres');

    expect(disposable.deletion_protection).toBe(false);
    expect(disposable.lifecycle).toBeUndefined();
  });

  it('takes minor versions by itself only where none is pinned', () => {
    const unpinned = synthesize({ engineVersion: '16' });

    expect(instance.auto_minor_version_upgrade).toBe(false);
    expect(unpinned.resource('aws_db_instance.postgres')).toMatchObject({
      engine_version: '16',
      auto_minor_version_upgrade: true,
      allow_major_version_upgrade: false,
    });
    expect(unpinned.resource('aws_db_parameter_group.postgres_parameters').family).toBe('postgres16');
  });
});
