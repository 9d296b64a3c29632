import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { accessLogDelivery, PrivateBucket } from './private-bucket';

const key = 'arn:aws:kms:us-east-1:123456789012:key/example';

const synthesize = (storage: { disposable?: boolean } = {}) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const logs = new PrivateBucket(layer, 'logs', {
        environment,
        name: 'test-logs',
        encryption: 's3',
        holdsData: false,
        statements: accessLogDelivery('123456789012'),
      });
      new PrivateBucket(layer, 'media', {
        environment,
        name: 'test-media',
        encryption: key,
        accessLogs: logs,
        lifecycleRules: [
          { id: 'end', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: 9 }] },
        ],
        provider: layer.providerIn('us-west-2'),
      });
    },
    { environment: { storage } },
  );

describe('PrivateBucket', () => {
  const layer = synthesize();

  it('is marked as holding data unless it says otherwise', () => {
    expect(layer.holdingData()).toEqual(['aws_s3_bucket.media']);
    expect(layer.resource('aws_s3_bucket.media')).toMatchObject({
      bucket: 'test-media',
      force_destroy: false,
      provider: 'aws.us_west_2',
    });
  });

  it('is emptied with a disposable environment', () => {
    expect(synthesize({ disposable: true }).resource('aws_s3_bucket.media').force_destroy).toBe(true);
  });

  it('is versioned, closed, and owner of what it holds', () => {
    expect(layer.resource('aws_s3_bucket_versioning.media').versioning_configuration).toEqual({
      status: 'Enabled',
    });
    expect(layer.resource('aws_s3_bucket_public_access_block.media')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(layer.resource('aws_s3_bucket_ownership_controls.media').rule).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
  });

  it('encrypts with the key given, or with S3 keys', () => {
    expect(layer.resource('aws_s3_bucket_server_side_encryption_configuration.media').rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: key },
        bucket_key_enabled: true,
      },
    ]);
    expect(layer.resource('aws_s3_bucket_server_side_encryption_configuration.logs').rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
    ]);
  });

  it('refuses plain HTTP, and grants what it is told to', () => {
    const { Statement } = JSON.parse(String(layer.resource('aws_s3_bucket_policy.logs').policy));

    expect(Statement).toEqual([
      {
        Sid: 'RefusePlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*'],
        Resource: ['${aws_s3_bucket.logs.arn}', '${aws_s3_bucket.logs.arn}/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'S3DeliversAccessLogs',
        Effect: 'Allow',
        Principal: { Service: ['logging.s3.amazonaws.com'] },
        Action: ['s3:PutObject'],
        Resource: ['${aws_s3_bucket.logs.arn}/s3/*'],
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });

  it('throws unfinished uploads away, and follows the rules given', () => {
    expect(layer.resource('aws_s3_bucket_lifecycle_configuration.media').rule).toEqual([
      {
        id: 'unfinished-uploads',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
      { id: 'end', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: 9 }] },
    ]);
  });

  it('records who asked for what, where it is told to', () => {
    expect(layer.resource('aws_s3_bucket_logging.media')).toMatchObject({
      target_bucket: '${aws_s3_bucket.logs.id}',
      target_prefix: 's3/test-media/',
    });
    expect(layer.count('aws_s3_bucket_logging')).toBe(1);
  });
});
