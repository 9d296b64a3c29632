import type { SynthesizeProps } from '@diet-game/constructs/testing/synthesized';
import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { DataStack } from './data-stack';

type Environment = NonNullable<SynthesizeProps['environment']>;

const synthesize = (environment: Environment = {}) => synthesizeLayer(DataStack, { environment });
const typesOf = (layer: ReturnType<typeof synthesize>) => {
  const types = [...new Set(layer.addresses().map((address) => address.split('.')[0] ?? ''))];
  return Object.fromEntries(types.map((type) => [type, layer.count(type)]));
};

describe('DataStack', () => {
  const layer = synthesize({ disasterRecovery: { role: 'primary' } });

  it('is made of these resources and no others', () => {
    expect(typesOf(layer)).toEqual({
      aws_backup_plan: 1,
      aws_backup_selection: 1,
      aws_backup_vault: 2,
      aws_backup_vault_lock_configuration: 2,
      aws_cloudwatch_dashboard: 1,
      aws_cloudwatch_log_group: 3,
      aws_cloudwatch_metric_alarm: 21,
      aws_db_instance: 1,
      aws_db_instance_automated_backups_replication: 1,
      aws_db_parameter_group: 1,
      aws_elasticache_replication_group: 1,
      aws_elasticache_user: 1,
      aws_elasticache_user_group: 1,
      aws_iam_role: 4,
      aws_iam_role_policy: 2,
      aws_iam_role_policy_attachment: 3,
      aws_kms_alias: 2,
      aws_kms_key: 2,
      aws_s3_bucket: 6,
      aws_s3_bucket_lifecycle_configuration: 6,
      aws_s3_bucket_logging: 4,
      aws_s3_bucket_ownership_controls: 6,
      aws_s3_bucket_policy: 6,
      aws_s3_bucket_public_access_block: 6,
      aws_s3_bucket_replication_configuration: 2,
      aws_s3_bucket_server_side_encryption_configuration: 6,
      aws_s3_bucket_versioning: 6,
      aws_sns_topic: 1,
      aws_sns_topic_policy: 1,
      random_string: 1,
      terraform_data: 2,
    });
  });

  it('protects what holds data', () => {
    const addresses = [
      'aws_backup_vault.copies_vault',
      'aws_backup_vault.recovery_points',
      'aws_db_instance.postgres',
      'aws_elasticache_replication_group.redis',
      'aws_kms_key.copies_key',
      'aws_kms_key.data',
      'aws_s3_bucket.backups',
      'aws_s3_bucket.backups_copy',
      'aws_s3_bucket.media',
      'aws_s3_bucket.media_copy',
    ];

    expect(layer.holdingData()).toEqual(addresses);
    expect(addresses.map((address) => layer.resource(address).lifecycle)).toEqual(
      addresses.map(() => ({ prevent_destroy: true })),
    );
  });

  it('puts the stores where the network layer says', () => {
    expect(layer.resource('aws_elasticache_replication_group.redis')).toMatchObject({
      subnet_group_name: '${data.terraform_remote_state.network.outputs.cache_subnet_group_name}',
      security_group_ids: ['${data.terraform_remote_state.network.outputs.redis_security_group_id}'],
    });
    expect(layer.resource('aws_db_instance.postgres')).toMatchObject({
      db_subnet_group_name: '${data.terraform_remote_state.network.outputs.database_subnet_group_name}',
      vpc_security_group_ids: ['${data.terraform_remote_state.network.outputs.rds_security_group_id}'],
    });
  });

  it('lets logs and alarms use the key, and no other service', () => {
    const { Statement } = JSON.parse(String(layer.resource('aws_kms_key.data').policy));

    expect(Statement.map(({ Principal }: { Principal: unknown }) => Principal)).toEqual([
      { AWS: ['arn:aws:iam::123456789012:root'] },
      { Service: ['logs.us-east-1.amazonaws.com'] },
      { Service: ['cloudwatch.amazonaws.com'] },
    ]);
  });

  it('copies everything to the second region, each with a key of that region', () => {
    const there = { provider: 'aws.us_west_2' };

    for (const address of [
      'aws_kms_key.copies_key',
      'aws_s3_bucket.media_copy',
      'aws_s3_bucket.backups_copy',
      'aws_s3_bucket_policy.media_copy',
      'aws_backup_vault.copies_vault',
      'aws_backup_vault_lock_configuration.copies_vault',
    ]) {
      expect(layer.resource(address)).toMatchObject(there);
    }
    expect(layer.resource('aws_db_instance_automated_backups_replication.postgres_backups')).toEqual({
      ...there,
      source_db_instance_arn: '${aws_db_instance.postgres.arn}',
      kms_key_id: '${aws_kms_key.copies_key.arn}',
      retention_period: 7,
    });
  });

  it('names the copy of a bucket by its region', () => {
    expect(layer.resource('aws_s3_bucket.media').bucket).toBe('diet-game-test-media-123456789012-us-east-1');
    expect(layer.resource('aws_s3_bucket.media_copy').bucket).toBe(
      'diet-game-test-media-123456789012-us-west-2',
    );
  });

  it('copies no automated backups but those of a primary', () => {
    const alone = synthesize();

    expect(alone.count('aws_db_instance_automated_backups_replication')).toBe(0);
    expect(alone.count('aws_s3_bucket')).toBe(6);
  });

  it('stays in its region where nothing is to be copied', () => {
    const alone = synthesize({ storage: { objectStorage: { replicate: false } } });

    expect(alone.addresses('aws_s3_bucket')).toEqual([
      'aws_s3_bucket.backups',
      'aws_s3_bucket.logs',
      'aws_s3_bucket.media',
    ]);
    expect(alone.addresses('aws_kms_key')).toEqual(['aws_kms_key.data']);
    expect(alone.addresses('aws_backup_vault')).toEqual(['aws_backup_vault.recovery_points']);
    expect(JSON.stringify(alone.json)).not.toContain('us-west-2');
    expect(alone.resource('aws_backup_plan.daily').rule).toMatchObject([{ copy_action: [] }]);
  });

  it('copies only the automated backups of a primary that replicates nothing else', () => {
    const primary = synthesize({
      disasterRecovery: { role: 'primary' },
      storage: { objectStorage: { replicate: false } },
    });

    expect(primary.addresses('aws_kms_key')).toEqual(['aws_kms_key.copies_key', 'aws_kms_key.data']);
    expect(primary.count('aws_s3_bucket')).toBe(3);
    expect(primary.count('aws_db_instance_automated_backups_replication')).toBe(1);
  });

  it('shows PostgreSQL and Redis on its dashboard', () => {
    const { widgets } = JSON.parse(
      String(layer.resource('aws_cloudwatch_dashboard.dashboard').dashboard_body),
    );
    const titles = widgets.map(({ properties }: { properties: { title: string } }) => properties.title);

    expect(titles).toContain('PostgreSQL: free storage, bytes');
    expect(titles).toContain('Redis: evictions');
    expect(titles).toHaveLength(12);
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      data_key_arn: '${aws_kms_key.data.arn}',
      postgres_endpoint: '${aws_db_instance.postgres.address}',
      postgres_reader_endpoint: '${aws_db_instance.postgres.address}',
      postgres_port: 5432,
      postgres_database_name: 'dietgame',
      postgres_secret_arn: '${one(aws_db_instance.postgres.master_user_secret[*].secret_arn)}',
      redis_primary_endpoint: '${aws_elasticache_replication_group.redis.primary_endpoint_address}',
      redis_reader_endpoint: '${aws_elasticache_replication_group.redis.reader_endpoint_address}',
      redis_port: 6379,
      redis_user_name: '${aws_elasticache_user.redis.user_name}',
      media_bucket_name: '${aws_s3_bucket.media.id}',
      media_bucket_arn: '${aws_s3_bucket.media.arn}',
      backups_bucket_name: '${aws_s3_bucket.backups.id}',
      backups_bucket_arn: '${aws_s3_bucket.backups.arn}',
      alarm_topic_arn: '${aws_sns_topic.alarms.arn}',
      contract: { name: 'data', version: 2 },
    });
  });

  it('sends the API through the proxy, where there is one', () => {
    const proxied = synthesize({ storage: { databases: { postgres: { proxy: true } } } });

    expect(proxied.outputValues().postgres_endpoint).toBe('${aws_db_proxy.postgres_proxy.endpoint}');
    expect(proxied.resource('aws_db_proxy.postgres_proxy').vpc_subnet_ids).toBe(
      '${data.terraform_remote_state.network.outputs.database_subnet_ids}',
    );
  });
});
