import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { describe, expect, it } from '@jest/globals';
import { holdsData } from './holds-data';
import { synthesizeConstruct } from './testing/synthesized';

const synthesize = (disposable: boolean) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      holdsData(
        new S3Bucket(layer, 'media', { bucket: 'media', lifecycle: { ignoreChanges: ['tags'] } }),
        environment,
      );
      new S3Bucket(layer, 'other', { bucket: 'other' });
    },
    { environment: { storage: { disposable } } },
  );

describe('what holds data', () => {
  it('is marked, and cannot be destroyed', () => {
    const layer = synthesize(false);

    expect(layer.holdingData()).toEqual(['aws_s3_bucket.media']);
    expect(layer.resource('aws_s3_bucket.media').lifecycle).toEqual({
      ignore_changes: ['tags'],
      prevent_destroy: true,
    });
    expect(layer.resource('aws_s3_bucket.other').lifecycle).toBeUndefined();
  });

  it('is marked, and goes with its environment where that is disposable', () => {
    const layer = synthesize(true);

    expect(layer.holdingData()).toEqual(['aws_s3_bucket.media']);
    expect(layer.resource('aws_s3_bucket.media').lifecycle).toEqual({ ignore_changes: ['tags'] });
  });
});
