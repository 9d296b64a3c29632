import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { AlarmTopic } from '../observability/alarm-topic';
import { synthesizeConstruct } from '../testing/synthesized';
import { BackupVault } from './backup-vault';
import { DailyBackup } from './daily-backup';

const synthesize = (storage: NonNullable<EnvironmentChanges['storage']> = {}) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const key = new EncryptionKey(layer, 'data', { environment, name: 'data', description: 'Data' });
      const provider = layer.providerIn('us-west-2');
      new DailyBackup(layer, 'daily', {
        environment,
        vault: new BackupVault(layer, 'here', { environment, key }),
        copyTo: new BackupVault(layer, 'there', { environment, key, provider }),
        resourceArns: ['arn:aws:rds:us-east-1:123456789012:db:one'],
        topic: new AlarmTopic(layer, 'alarms', { environment, layer: 'data', key }),
      });
    },
    { environment: { storage } },
  );

describe('BackupVault', () => {
  const layer = synthesize();

  it('is locked for a week, in a way that can be lifted', () => {
    expect(layer.resource('aws_backup_vault_lock_configuration.here')).toEqual({
      backup_vault_name: '${aws_backup_vault.here.name}',
      min_retention_days: 7,
    });
  });

  it('is protected and encrypted', () => {
    expect(layer.holdingData()).toEqual([
      'aws_backup_vault.here',
      'aws_backup_vault.there',
      'aws_kms_key.data',
    ]);
    expect(layer.resource('aws_backup_vault.there')).toMatchObject({
      name: 'diet-game-test-backups',
      kms_key_arn: '${aws_kms_key.data.arn}',
      force_destroy: false,
      provider: 'aws.us_west_2',
    });
  });

  it('goes with a disposable environment, and all that is in it', () => {
    expect(synthesize({ disposable: true }).resource('aws_backup_vault.here').force_destroy).toBe(true);
  });
});

describe('DailyBackup', () => {
  const layer = synthesize();

  it("runs two hours after RDS's own backup, and copies what it makes", () => {
    expect(layer.resource('aws_backup_plan.daily').rule).toEqual([
      {
        rule_name: 'daily',
        target_vault_name: '${aws_backup_vault.here.name}',
        schedule: 'cron(0 6 ? * * *)',
        start_window: 60,
        completion_window: 480,
        lifecycle: { delete_after: 35 },
        copy_action: [
          { destination_vault_arn: '${aws_backup_vault.there.arn}', lifecycle: { delete_after: 35 } },
        ],
      },
    ]);
  });

  it('follows the window and the retention that the environment chooses, over midnight too', () => {
    const late = synthesize({
      databases: { postgres: { backupWindow: '22:15-23:45' } },
      backups: { retentionDays: 90 },
    });

    expect(late.resource('aws_backup_plan.daily').rule).toMatchObject([
      { schedule: 'cron(45 1 ? * * *)', lifecycle: { delete_after: 90 } },
    ]);
  });

  it('backs up what it is told, as a role of AWS Backup alone', () => {
    expect(layer.resource('aws_backup_selection.daily')).toMatchObject({
      resources: ['arn:aws:rds:us-east-1:123456789012:db:one'],
      iam_role_arn: '${aws_iam_role.daily_role.arn}',
    });
    expect(
      layer
        .addresses('aws_iam_role_policy_attachment')
        .map((address) => layer.resource(address).policy_arn)
        .sort(),
    ).toEqual([
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup',
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
    ]);
    expect(
      JSON.parse(String(layer.resource('aws_iam_role.daily_role').assume_role_policy)).Statement,
    ).toEqual([
      {
        Sid: 'ServiceAssumesRole',
        Effect: 'Allow',
        Principal: { Service: ['backup.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
      },
    ]);
  });

  it('tells when a backup has failed', () => {
    expect(layer.resource('aws_cloudwatch_metric_alarm.daily_failed')).toMatchObject({
      metric_name: 'NumberOfBackupJobsFailed',
      dimensions: { BackupVaultName: '${aws_backup_vault.here.name}' },
      threshold: 0,
      treat_missing_data: 'notBreaching',
    });
  });
});
