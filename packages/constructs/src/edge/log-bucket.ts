import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { PolicyStatement } from '../identity/policy-document';
import { PrivateBucket } from '../storage/private-bucket';

export interface LogBucketProps {
  readonly environment: Environment;
  /** Part of the bucket's name, before the account, which makes it unique in the world. */
  readonly name: string;
  /** Who may deliver into it. */
  readonly delivery: (bucketArn: string) => readonly PolicyStatement[];
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** Days that a log stays in its bucket after somebody has deleted or overwritten it. */
const noncurrentDays = 30;

/** A bucket of access logs, which end when CloudWatch's do. */
export class LogBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: LogBucketProps) {
    const { environment } = props;
    super(scope, id, {
      environment,
      name: `${resourceName(environment, props.name)}-${environment.access.accountId}`,
      // ELB delivers to buckets with S3's own keys only.
      // Source: ELB user guide, "Enable access logs for your Application Load Balancer".
      encryption: 's3',
      lifecycleRules: [
        {
          id: 'old-logs',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: environment.observability.logRetentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays }],
        },
      ],
      statements: props.delivery,
      provider: props.provider,
    });
  }
}
