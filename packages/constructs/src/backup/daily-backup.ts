import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { minutesAfter } from '../environment/windows';
import { PolicyDocument } from '../identity/policy-document';
import { Role } from '../identity/role';
import { Alarm } from '../observability/alarm';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { BackupVault } from './backup-vault';

/**
 * Hours between RDS's own backup and this one: AWS Backup must keep clear of RDS's
 * windows. Source: AWS Backup developer guide, "Amazon RDS backups".
 */
const hoursAfterRds = 2;

export interface DailyBackupProps {
  readonly environment: Environment;
  readonly vault: BackupVault;
  /** A vault in another region that gets a copy of each recovery point. @default none */
  readonly copyTo?: BackupVault;
  /** ARNs of what is backed up. */
  readonly resourceArns: string[];
  readonly topic: AlarmTopic;
}

/** Once a day, a recovery point of everything that is named. */
export class DailyBackup extends Construct {
  constructor(scope: Construct, id: string, props: DailyBackupProps) {
    super(scope, id);
    const { environment, vault, copyTo } = props;
    const { retentionDays } = environment.storage.backups;
    const name = resourceName(environment, 'daily');
    const lifecycle = { deleteAfter: retentionDays };

    const plan = new BackupPlan(this, 'backup_plan', {
      name,
      rule: [
        {
          ruleName: 'daily',
          targetVaultName: vault.vaultName,
          schedule: schedule(environment),
          startWindow: 60,
          completionWindow: 480,
          lifecycle,
          copyAction: copyTo === undefined ? [] : [{ destinationVaultArn: copyTo.arn, lifecycle }],
        },
      ],
      tags: { Name: name },
    });
    const role = new Role(this, 'role', {
      name: resourceName(environment, 'backup'),
      description: 'Lets AWS Backup read what it backs up',
      trust: backupTrust,
      managedPolicies: [
        'service-role/AWSBackupServiceRolePolicyForBackup',
        'AWSBackupServiceRolePolicyForS3Backup',
      ],
    });
    new BackupSelection(this, 'backup_selection', {
      name,
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: props.resourceArns,
      dependsOn: [...role.grants],
    });
    this.#watch(props);
  }

  #watch({ environment, vault, topic }: DailyBackupProps): void {
    new Alarm(this, 'failed', {
      environment,
      topic,
      // Source: AWS Backup developer guide, "AWS Backup metrics with CloudWatch".
      metric: {
        namespace: 'AWS/Backup',
        name: 'NumberOfBackupJobsFailed',
        dimensions: { BackupVaultName: vault.vaultName },
        statistic: 'Sum',
      },
      description: 'A daily backup has failed: AWS Backup says why under "Jobs".',
      when: 'above',
      threshold: 0,
      periodSeconds: 3600,
      periods: 1,
      missingData: 'notBreaching',
    });
  }
}

/** Daily, some hours after RDS's own backup window. */
function schedule({ storage }: Environment): string {
  const minutes = minutesAfter(storage.databases.postgres.backupWindow, hoursAfterRds);
  return `cron(${minutes % 60} ${Math.floor(minutes / 60)} ? * * *)`;
}

/** As AWS Backup documents it. Source: AWS Backup developer guide, "IAM service roles". */
const backupTrust = new PolicyDocument([
  {
    sid: 'ServiceAssumesRole',
    principal: { services: ['backup.amazonaws.com'] },
    actions: ['sts:AssumeRole'],
    resources: [],
  },
]);
