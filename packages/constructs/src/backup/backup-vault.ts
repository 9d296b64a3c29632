import { BackupVault as Vault } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { holdsData } from '../holds-data';

/** Days for which nobody deletes a recovery point: those that RDS keeps its own backups for. */
const lockedDays = 7;

export interface BackupVaultProps {
  readonly environment: Environment;
  /** A key of the vault's region. */
  readonly key: EncryptionKey;
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/**
 * Where recovery points are kept. Its lock is of the governance kind: nobody deletes a
 * recovery point early but one who may lift the lock first. A lock of the compliance kind
 * could never be lifted again, not by AWS either, and one mistake in it would be for ever.
 */
export class BackupVault extends Construct {
  readonly arn: string;
  readonly vaultName: string;

  constructor(scope: Construct, id: string, { environment, key, provider }: BackupVaultProps) {
    super(scope, id);
    const name = resourceName(environment, 'backups');
    const vault = holdsData(
      new Vault(this, 'backup_vault', {
        name,
        kmsKeyArn: key.arn,
        forceDestroy: environment.storage.disposable,
        provider,
        tags: { Name: name },
      }),
      environment,
    );
    // Without changeableForDays, which would make it a lock of the compliance kind.
    new BackupVaultLockConfiguration(this, 'backup_vault_lock_configuration', {
      backupVaultName: vault.name,
      minRetentionDays: lockedDays,
      provider,
    });
    this.arn = vault.arn;
    this.vaultName = vault.name;
  }
}
