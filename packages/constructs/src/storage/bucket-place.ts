import type { TerraformProvider } from 'cdktf';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { PrivateBucket } from './private-bucket';

/** A region in which the environment keeps objects, and what a bucket needs there. */
export interface BucketPlace {
  readonly region: string;
  readonly key: EncryptionKey;
  readonly accessLogs: PrivateBucket;
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}
