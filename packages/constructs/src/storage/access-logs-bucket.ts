import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { bucketName } from '../environment/names';
import { endAfter } from './lifecycle-rules';
import { accessLogDelivery, PrivateBucket } from './private-bucket';

export interface AccessLogsBucketProps {
  readonly environment: Environment;
  /** The region of the buckets whose logs arrive here; S3 delivers within a region only. */
  readonly region: string;
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** Where S3 records who asked a layer's buckets for what. */
export class AccessLogsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { environment, region, provider }: AccessLogsBucketProps) {
    super(scope, id, {
      environment,
      name: bucketName(environment, 'data-logs', region),
      // S3 delivers its logs to no bucket with a KMS key.
      encryption: 's3',
      holdsData: false,
      lifecycleRules: endAfter(environment.observability.logRetentionDays),
      statements: accessLogDelivery(environment.access.accountId),
      provider,
    });
  }
}
