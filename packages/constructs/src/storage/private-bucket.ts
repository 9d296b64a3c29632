import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { holdsData } from '../holds-data';
import { PolicyDocument, type PolicyStatement } from '../identity/policy-document';

export interface PrivateBucketProps {
  readonly environment: Environment;
  /** The bucket's name, unique in the world. */
  readonly name: string;
  /**
   * What encrypts the objects: the ARN of a KMS key, or `s3` for S3's own keys, which is
   * all that some services can deliver logs to.
   */
  readonly encryption: string;
  /** Whether the loss of the bucket is a loss of data. @default true */
  readonly holdsData?: boolean;
  /** Where S3 records who asked for what. @default nowhere, which only a bucket of logs should choose */
  readonly accessLogs?: PrivateBucket;
  /** How objects move to colder storage and end. @default uploads that were never finished end after 7 days */
  readonly lifecycleRules?: readonly S3BucketLifecycleConfigurationRule[];
  /** What the bucket's policy grants beyond the account's own. @default nothing */
  readonly statements?: (bucketArn: string) => readonly PolicyStatement[];
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** Days after which the parts of an upload that was never finished are thrown away. */
const unfinishedUploadDays = 7;

/**
 * A bucket that only its own account reads, over TLS: encrypted, versioned, closed
 * to the public, and owner of all that is put into it.
 */
export class PrivateBucket extends Construct {
  readonly arn: string;
  readonly bucketName: string;
  readonly resource: S3Bucket;
  /** The versioning, which replication has to wait for. */
  readonly versioning: S3BucketVersioningA;
  /** The policy, which those who deliver into the bucket have to wait for. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { environment, name, provider, accessLogs } = props;

    this.resource = new S3Bucket(this, 's3_bucket', {
      bucket: name,
      forceDestroy: environment.storage.disposable,
      provider,
      tags: { Name: name },
    });
    if (props.holdsData !== false) holdsData(this.resource, environment);
    const bucket = this.resource.id;

    this.versioning = new S3BucketVersioningA(this, 's3_bucket_versioning', {
      bucket,
      versioningConfiguration: { status: 'Enabled' },
      provider,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 's3_bucket_server_side_encryption_configuration', {
      bucket,
      rule: [encryptionRule(props.encryption)],
      provider,
    });
    const closed = new S3BucketPublicAccessBlock(this, 's3_bucket_public_access_block', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      provider,
    });
    new S3BucketOwnershipControls(this, 's3_bucket_ownership_controls', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
      provider,
    });
    this.policy = new S3BucketPolicy(this, 's3_bucket_policy', {
      bucket,
      policy: new PolicyDocument([
        tlsOnly(this.resource.arn),
        ...(props.statements?.(this.resource.arn) ?? []),
      ]).toJson(),
      // S3 takes one change of a bucket's access at a time.
      dependsOn: [closed],
      provider,
    });
    new S3BucketLifecycleConfiguration(this, 's3_bucket_lifecycle_configuration', {
      bucket,
      rule: [
        {
          id: 'unfinished-uploads',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: unfinishedUploadDays }],
        },
        ...(props.lifecycleRules ?? []),
      ],
      dependsOn: [this.versioning],
      provider,
    });
    if (accessLogs !== undefined) {
      new S3BucketLoggingA(this, 's3_bucket_logging', {
        bucket,
        targetBucket: accessLogs.bucketName,
        targetPrefix: `s3/${name}/`,
        provider,
      });
    }

    this.arn = this.resource.arn;
    this.bucketName = bucket;
  }
}

/**
 * Lets S3 deliver the access logs of the account's own buckets.
 * Source: S3 user guide, "Enabling Amazon S3 server access logging".
 */
export function accessLogDelivery(accountId: string): (bucketArn: string) => readonly PolicyStatement[] {
  return (bucketArn) => [
    {
      sid: 'S3DeliversAccessLogs',
      principal: { services: ['logging.s3.amazonaws.com'] },
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/s3/*`],
      conditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
  ];
}

function encryptionRule(encryption: string) {
  return encryption === 's3'
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
    : {
        applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: encryption },
        bucketKeyEnabled: true,
      };
}

function tlsOnly(bucketArn: string): PolicyStatement {
  return {
    sid: 'RefusePlainHttp',
    effect: 'Deny',
    principal: { everyone: true },
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
