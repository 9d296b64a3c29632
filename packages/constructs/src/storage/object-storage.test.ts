import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import { AlarmTopic } from '../observability/alarm-topic';
import { synthesizeConstruct } from '../testing/synthesized';
import { pins } from '../versions';
import { AccessLogsBucket } from './access-logs-bucket';
import { ObjectStorage } from './object-storage';
import { SecondRegion } from './second-region';

const synthesize = (backupsSuffix: 'random' | 'account', replicate = true) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const key = new EncryptionKey(layer, 'data', { environment, name: 'data', description: 'Data' });
      const provider = layer.providerIn('us-west-2');
      const second = new SecondRegion(layer, 'copies', { environment, region: 'us-west-2', provider });
      const region = 'us-east-1';
      new ObjectStorage(layer, {
        environment,
        home: { region, key, accessLogs: new AccessLogsBucket(layer, 'logs', { environment, region }) },
        copies: second.copies?.place,
        topic: new AlarmTopic(layer, 'alarms', { environment, layer: 'data', key }),
      });
    },
    { environment: { storage: { objectStorage: { backupsSuffix, replicate } } } },
  );

describe('ObjectStorage', () => {
  const layer = synthesize('account');
  const lifecycle = (bucket: string) =>
    layer.resource(`aws_s3_bucket_lifecycle_configuration.${bucket}`).rule as { id: string }[];

  it('cools backups after 30 and 60 days, and ends them after 90, in both regions', () => {
    for (const bucket of ['backups', 'backups_copy']) {
      expect(lifecycle(bucket)).toContainEqual({
        id: 'cool-and-end',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        transition: [
          { days: 30, storage_class: 'STANDARD_IA' },
          { days: 60, storage_class: 'GLACIER' },
        ],
        expiration: [{ days: 90 }],
      });
    }
  });

  it('keeps superseded versions for 30 days', () => {
    for (const bucket of ['backups', 'media', 'media_copy']) {
      expect(lifecycle(bucket)).toContainEqual({
        id: 'superseded-versions',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
      });
    }
  });

  it('never ends media by itself', () => {
    expect(lifecycle('media').map(({ id }) => id)).toEqual([
      'unfinished-uploads',
      'superseded-versions',
      'bare-delete-markers',
    ]);
  });

  it("encrypts each bucket with its region's key, and records who asks", () => {
    const keyOf = (bucket: string) =>
      JSON.stringify(layer.resource(`aws_s3_bucket_server_side_encryption_configuration.${bucket}`).rule);

    expect(keyOf('media')).toContain('${aws_kms_key.data.arn}');
    expect(keyOf('media_copy')).toContain('${aws_kms_key.copies_key.arn}');
    expect(layer.resource('aws_s3_bucket_logging.media_copy').target_bucket).toBe(
      '${aws_s3_bucket.copies_logs.id}',
    );
    expect(layer.resource('aws_s3_bucket_logging.backups').target_bucket).toBe('${aws_s3_bucket.logs.id}');
  });

  it('ends the backups bucket in account and region, or in letters drawn at random', () => {
    const random = synthesize('random');

    expect(layer.resource('aws_s3_bucket.backups').bucket).toBe(
      'diet-game-test-backups-123456789012-us-east-1',
    );
    expect(layer.count('random_string')).toBe(0);
    expect(random.resource('random_string.backups_suffix')).toEqual({
      length: 8,
      upper: false,
      special: false,
    });
    expect(random.resource('aws_s3_bucket.backups').bucket).toBe(
      'diet-game-test-backups-${random_string.backups_suffix.result}-us-east-1',
    );
    expect(random.resource('aws_s3_bucket.backups_copy').bucket).toBe(
      'diet-game-test-backups-${random_string.backups_suffix.result}-us-west-2',
    );
  });

  it('takes the provider random only where it needs it, in the version that is pinned', () => {
    const required = (json: object) => Object(json).terraform.required_providers;

    expect(required(layer.json).random).toBeUndefined();
    expect(required(synthesize('random').json).random).toEqual({
      source: 'hashicorp/random',
      version: pins.providers.random,
    });
  });

  it('makes no copies where none are wanted', () => {
    expect(synthesize('account', false).addresses('aws_s3_bucket')).toEqual([
      'aws_s3_bucket.backups',
      'aws_s3_bucket.logs',
      'aws_s3_bucket.media',
    ]);
  });
});

describe('Replication', () => {
  const layer = synthesize('account');

  it('copies every object, and what is deleted, within a quarter of an hour', () => {
    expect(layer.resource('aws_s3_bucket_replication_configuration.media_replication')).toMatchObject({
      bucket: '${aws_s3_bucket.media.id}',
      role: '${aws_iam_role.media_replication_role.arn}',
      rule: [
        {
          id: 'everything',
          status: 'Enabled',
          delete_marker_replication: { status: 'Enabled' },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
          destination: {
            bucket: '${aws_s3_bucket.media_copy.arn}',
            encryption_configuration: { replica_kms_key_id: '${aws_kms_key.copies_key.arn}' },
            replication_time: { status: 'Enabled', time: { minutes: 15 } },
            metrics: { status: 'Enabled', event_threshold: { minutes: 15 } },
          },
        },
      ],
      depends_on: [
        'aws_s3_bucket_versioning.media',
        'aws_s3_bucket_versioning.media_copy',
        'aws_iam_role_policy.media_replication_role_replicate',
      ],
    });
  });

  it('may read the one bucket and write the other, each with its own key, and nothing else', () => {
    const { Statement } = JSON.parse(
      String(layer.resource('aws_iam_role_policy.media_replication_role_replicate').policy),
    );

    expect(
      Object.fromEntries(
        Statement.map(({ Sid, Action, Resource }: Record<'Sid' | 'Action' | 'Resource', unknown>) => [
          Sid,
          [Action, Resource],
        ]),
      ),
    ).toEqual({
      ReadSource: [['s3:GetReplicationConfiguration', 's3:ListBucket'], ['${aws_s3_bucket.media.arn}']],
      ReadObjects: [
        ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
        ['${aws_s3_bucket.media.arn}/*'],
      ],
      WriteCopies: [
        ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
        ['${aws_s3_bucket.media_copy.arn}/*'],
      ],
      DecryptSource: [['kms:Decrypt'], ['${aws_kms_key.data.arn}']],
      EncryptCopies: [['kms:Encrypt', 'kms:GenerateDataKey'], ['${aws_kms_key.copies_key.arn}']],
    });
    expect(Statement[4].Condition).toEqual({
      StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
      StringLike: {
        'kms:EncryptionContext:aws:s3:arn': [
          '${aws_s3_bucket.media_copy.arn}',
          '${aws_s3_bucket.media_copy.arn}/*',
        ],
      },
    });
  });

  it('tells when copies are later than promised', () => {
    expect(layer.resource('aws_cloudwatch_metric_alarm.media_replication_latency')).toMatchObject({
      alarm_name: 'diet-game-test-media-replication-latency',
      metric_name: 'ReplicationLatency',
      threshold: 900,
      dimensions: {
        SourceBucket: '${aws_s3_bucket.media.id}',
        DestinationBucket: '${aws_s3_bucket.media_copy.id}',
        RuleId: 'everything',
      },
    });
  });
});
