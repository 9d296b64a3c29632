import { describe, expect, it } from '@jest/globals';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import { StateStore } from './state-store';

const store = (environment?: Partial<EnvironmentChanges>) =>
  synthesizeConstruct(
    (scope, context) => {
      new StateStore(scope, 'state', { environment: context.environment });
    },
    { environment },
  );

describe('StateStore', () => {
  const layer = store();

  it('is the bucket and the alias that the states name', () => {
    const { s3 } = layer.json.terraform.backend as { s3: Record<string, string> };

    expect(layer.resource('aws_s3_bucket.state_bucket').bucket).toBe(s3.bucket);
    expect(s3.kms_key_id).toMatch(new RegExp(`:${layer.resource('aws_kms_alias.state_key').name}$`));
  });

  it('encrypts the states with a key of its own that rotates', () => {
    expect(
      layer.resource('aws_s3_bucket_server_side_encryption_configuration.state_bucket').rule,
    ).toMatchObject([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: '${aws_kms_key.state_key.arn}',
        },
      },
    ]);
    expect(layer.resource('aws_kms_key.state_key').enable_key_rotation).toBe(true);
  });

  it('keeps 20 old versions, and others for 90 days', () => {
    expect(layer.resource('aws_s3_bucket_versioning.state_bucket').versioning_configuration).toEqual({
      status: 'Enabled',
    });
    expect(layer.resource('aws_s3_bucket_lifecycle_configuration.state_bucket').rule).toContainEqual({
      id: 'old-versions',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      noncurrent_version_expiration: [{ noncurrent_days: 90, newer_noncurrent_versions: 20 }],
    });
  });

  it('records who asks for a state, in a bucket that S3 can deliver to', () => {
    expect(layer.resource('aws_s3_bucket_logging.state_bucket')).toMatchObject({
      target_bucket: '${aws_s3_bucket.state_access_logs.id}',
    });
    expect(layer.resource('aws_s3_bucket.state_access_logs').bucket).toBe(
      'diet-game-state-123456789012-us-east-1-logs',
    );
    expect(String(layer.resource('aws_s3_bucket_policy.state_access_logs').policy)).toContain(
      'logging.s3.amazonaws.com',
    );
  });

  it('makes no key where the environment names one', () => {
    const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888';
    const given = store({ state: { backend: 's3', kmsKeyArn } });

    expect(given.addresses('aws_kms_key')).toEqual([]);
    expect(
      JSON.stringify(given.resource('aws_s3_bucket_server_side_encryption_configuration.state_bucket')),
    ).toContain(kmsKeyArn);
  });
});
