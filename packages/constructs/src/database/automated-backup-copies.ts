import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import type { Postgres } from './postgres';

export interface AutomatedBackupCopiesProps {
  readonly environment: Environment;
  readonly postgres: Postgres;
  /** A key of the region that the copies go to. */
  readonly key: EncryptionKey;
  /** That region's provider. */
  readonly provider: TerraformProvider;
}

/** Copies of PostgreSQL's snapshots and transaction logs in another region, to restore any second of their days there. */
export class AutomatedBackupCopies extends Construct {
  constructor(scope: Construct, id: string, props: AutomatedBackupCopiesProps) {
    super(scope, id);
    new DbInstanceAutomatedBackupsReplication(this, 'db_instance_automated_backups_replication', {
      sourceDbInstanceArn: props.postgres.arn,
      kmsKeyId: props.key.arn,
      retentionPeriod: props.environment.storage.databases.postgres.backupRetentionDays,
      provider: props.provider,
    });
  }
}
