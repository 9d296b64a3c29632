import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { PolicyDocument } from '../identity/policy-document';
import { Role } from '../identity/role';
import { Alarm } from '../observability/alarm';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { PrivateBucket } from './private-bucket';

/** One end of a replication: a bucket, where it is, and what encrypts it. */
export interface ReplicationEnd {
  readonly bucket: PrivateBucket;
  readonly region: string;
  readonly key: EncryptionKey;
}

export interface ReplicationProps {
  readonly environment: Environment;
  /** What the buckets hold: `media`. */
  readonly purpose: string;
  readonly from: ReplicationEnd;
  readonly to: ReplicationEnd;
  readonly topic: AlarmTopic;
}

const ruleId = 'everything';

/** Minutes within which S3 promises the copy. Source: S3 user guide, "Meeting compliance requirements with S3 Replication Time Control". */
const promisedMinutes = 15;

/** Copies every new object of a bucket to one in another region, encrypted there with that region's key. */
export class Replication extends Construct {
  constructor(scope: Construct, id: string, props: ReplicationProps) {
    super(scope, id);
    const { environment, purpose, from, to } = props;
    const role = new Role(this, 'role', {
      name: resourceName(environment, purpose, 'replication'),
      description: `Lets S3 copy ${purpose} to ${to.region}`,
      trust: replicationTrust,
      policies: { replicate: permissions(from, to) },
    });

    new S3BucketReplicationConfigurationA(this, 's3_bucket_replication_configuration', {
      bucket: from.bucket.bucketName,
      role: role.arn,
      rule: [
        {
          id: ruleId,
          status: 'Enabled',
          priority: 0,
          filter: { prefix: '' },
          // What a user deletes is deleted in the copy too; versions stay as long as the lifecycle says.
          deleteMarkerReplication: { status: 'Enabled' },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
          destination: {
            bucket: to.bucket.arn,
            storageClass: 'STANDARD',
            encryptionConfiguration: { replicaKmsKeyId: to.key.arn },
            metrics: { status: 'Enabled', eventThreshold: { minutes: promisedMinutes } },
            replicationTime: { status: 'Enabled', time: { minutes: promisedMinutes } },
          },
        },
      ],
      dependsOn: [from.bucket.versioning, to.bucket.versioning, ...role.grants],
    });
    this.#watch(props);
  }

  #watch({ environment, purpose, from, to, topic }: ReplicationProps): void {
    new Alarm(this, 'latency', {
      environment,
      topic,
      // Source: S3 user guide, "Monitoring replication with metrics".
      metric: {
        namespace: 'AWS/S3',
        name: 'ReplicationLatency',
        dimensions: {
          SourceBucket: from.bucket.bucketName,
          DestinationBucket: to.bucket.bucketName,
          RuleId: ruleId,
        },
        statistic: 'Maximum',
      },
      description: `The copy of ${purpose} in ${to.region} is further behind than S3 promises.`,
      when: 'above',
      threshold: promisedMinutes * 60,
      missingData: 'notBreaching',
    });
  }
}

/** As S3 documents it: it sends no account with replication. Source: S3 user guide, "Setting up permissions for live replication". */
const replicationTrust = new PolicyDocument([
  {
    sid: 'ServiceAssumesRole',
    principal: { services: ['s3.amazonaws.com'] },
    actions: ['sts:AssumeRole'],
    resources: [],
  },
]);

/** Source: S3 user guide, "Setting up permissions for live replication" and "Replicating encrypted objects". */
function permissions(from: ReplicationEnd, to: ReplicationEnd): PolicyDocument {
  return new PolicyDocument([
    {
      sid: 'ReadSource',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [from.bucket.arn],
    },
    {
      sid: 'ReadObjects',
      actions: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      resources: [`${from.bucket.arn}/*`],
    },
    {
      sid: 'WriteCopies',
      actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      resources: [`${to.bucket.arn}/*`],
    },
    throughS3('DecryptSource', ['kms:Decrypt'], from),
    throughS3('EncryptCopies', ['kms:Encrypt', 'kms:GenerateDataKey'], to),
  ]);
}

/** Use of a bucket's key, by S3, for that bucket alone; with bucket keys the context is the bucket. */
function throughS3(sid: string, actions: readonly string[], { bucket, region, key }: ReplicationEnd) {
  return {
    sid,
    actions,
    resources: [key.arn],
    conditions: {
      StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket.arn, `${bucket.arn}/*`] },
    },
  };
}
