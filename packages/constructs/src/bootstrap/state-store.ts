import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { type StateStore as StateLocation, stateStore } from '../environment/names';
import { accessLogDelivery, PrivateBucket } from '../storage/private-bucket';

export interface StateStoreProps {
  /** The environment whose description says where the store is. */
  readonly environment: Environment;
  /** The provider of the store's region. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** Days that a state that was replaced can still be brought back. */
const oldVersionDays = 90;

/** Versions of a state that stay for good, however old, should nobody have looked at it for long. */
const keptVersions = 20;

/** Days that it is known who has read and written states. */
const accessLogDays = 365;

/**
 * Where all environments of an account and region keep their states: a bucket, the
 * key that encrypts it, and a bucket that records who asked for what.
 */
export class StateStore extends Construct {
  readonly bucket: PrivateBucket;
  /** The key, or the one that the environment names. */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, { environment, provider }: StateStoreProps) {
    super(scope, id);
    const store = stateStore(environment);
    this.keyArn = this.#keyOf(store, environment, provider);

    const accessLogs = new PrivateBucket(this, 'access_logs', {
      environment,
      name: `${store.bucket}-logs`,
      // S3 delivers access logs to no bucket that a key of the account's own encrypts.
      encryption: 's3',
      holdsData: false,
      statements: accessLogDelivery(environment.access.accountId),
      lifecycleRules: [
        {
          id: 'old-logs',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: accessLogDays }],
        },
      ],
      provider,
    });
    this.bucket = new PrivateBucket(this, 'bucket', {
      environment,
      name: store.bucket,
      encryption: this.keyArn,
      accessLogs,
      lifecycleRules: [
        {
          id: 'old-versions',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [
            { noncurrentDays: oldVersionDays, newerNoncurrentVersions: keptVersions },
          ],
        },
      ],
      provider,
    });
  }

  #keyOf(store: StateLocation, environment: Environment, provider?: TerraformProvider): string {
    const alias = aliasOf(store);
    if (alias === undefined) return store.kmsKeyArn;
    const key = new EncryptionKey(this, 'key', {
      environment,
      name: 'state',
      alias,
      description: 'Encrypts the states of Terraform',
      provider,
    });
    return key.arn;
  }
}

/** The alias by which states name their key; undefined where they name a key that somebody else has made. */
export function aliasOf({ kmsKeyArn }: StateLocation): string | undefined {
  return /:(alias\/.+)$/.exec(kmsKeyArn)?.[1];
}
