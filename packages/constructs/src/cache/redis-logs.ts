import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface RedisLogsProps {
  readonly environment: Environment;
  /** Encrypts the log groups. */
  readonly key: EncryptionKey;
}

/** Where a replication group delivers a log. */
export interface LogDelivery {
  readonly destination: string;
  readonly destinationType: string;
  readonly logFormat: string;
  readonly logType: string;
}

/** The log groups that the cache delivers to: commands that were slow, and what the engine says. */
export class RedisLogs extends Construct {
  readonly deliveries: readonly LogDelivery[];

  constructor(scope: Construct, id: string, { environment, key }: RedisLogsProps) {
    super(scope, id);
    const name = resourceName(environment, 'redis');

    this.deliveries = ['slow-log', 'engine-log'].map((logType) => ({
      destination: new CloudwatchLogGroup(this, logType, {
        // Below this prefix, delivery adds nothing to the account's few log resource policies.
        // Source: CloudWatch Logs user guide, "Logging that requires additional permissions".
        name: `/aws/vendedlogs/elasticache/${name}/${logType}`,
        retentionInDays: environment.observability.logRetentionDays,
        kmsKeyId: key.arn,
        tags: { Name: `${name}-${logType}` },
      }).name,
      destinationType: 'cloudwatch-logs',
      logFormat: 'json',
      logType,
    }));
  }
}
