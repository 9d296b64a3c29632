import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { BackupVault } from '../backup/backup-vault';
import { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { AccessLogsBucket } from './access-logs-bucket';
import type { BucketPlace } from './bucket-place';

export interface SecondRegionProps {
  readonly environment: Environment;
  readonly region: string;
  /** The region's provider. */
  readonly provider: TerraformProvider;
}

/** What copies need in the second region before the first one arrives: a key, and places for them. */
export class SecondRegion extends Construct {
  readonly key: EncryptionKey;
  readonly provider: TerraformProvider;
  /** Where buckets and recovery points are copied to, if they are. */
  readonly copies?: { readonly place: BucketPlace; readonly vault: BackupVault };

  constructor(scope: Construct, id: string, { environment, region, provider }: SecondRegionProps) {
    super(scope, id);
    this.provider = provider;
    this.key = new EncryptionKey(this, 'key', {
      environment,
      name: 'data-copies',
      description: `Encrypts the copies of the data of ${environment.name}`,
      provider,
    });
    if (!environment.storage.objectStorage.replicate) return;
    this.copies = {
      place: {
        region,
        provider,
        key: this.key,
        accessLogs: new AccessLogsBucket(this, 'logs', { environment, region, provider }),
      },
      vault: new BackupVault(this, 'vault', { environment, key: this.key, provider }),
    };
  }
}
