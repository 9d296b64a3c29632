import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import { Redis } from './redis';

type Settings = NonNullable<NonNullable<EnvironmentChanges['storage']>['databases']>['redis'];

const synthesize = (settings: Settings = {}) => {
  let nodeIds: readonly string[] = [];
  const layer = synthesizeConstruct(
    (scope, { environment }) => {
      const key = new EncryptionKey(scope, 'data', { environment, name: 'data', description: 'Data' });
      const props = { environment, key, subnetGroupName: 'cache', securityGroupIds: ['sg-1'] };
      ({ nodeIds } = new Redis(scope, 'redis', props));
    },
    { environment: { storage: { databases: { redis: settings } } } },
  );
  return { layer, nodeIds };
};

const { layer: redis, nodeIds } = synthesize();

describe('Redis', () => {
  it('is replicated, encrypted and snapshotted as the requirement says', () => {
    expect(redis.resource('aws_elasticache_replication_group.redis')).toEqual({
      replication_group_id: 'diet-game-test-redis',
      description: 'Redis of test',
      engine: 'valkey',
      engine_version: '8.2',
      node_type: 'cache.r6g.large',
      parameter_group_name: 'default.valkey8',
      port: 6379,
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      subnet_group_name: 'cache',
      security_group_ids: ['sg-1'],
      at_rest_encryption_enabled: 'true',
      kms_key_id: '${aws_kms_key.data.arn}',
      transit_encryption_enabled: true,
      transit_encryption_mode: 'required',
      user_group_ids: ['${aws_elasticache_user_group.redis.user_group_id}'],
      snapshot_retention_limit: 5,
      snapshot_window: '03:00-05:00',
      final_snapshot_identifier:
        'diet-game-test-redis-final-${substr(terraform_data.redis_final_snapshot_life.id, 0, 8)}',
      maintenance_window: 'sun:05:00-sun:06:00',
      auto_minor_version_upgrade: 'true',
      log_delivery_configuration: ['slow', 'engine'].map((log) => ({
        destination: `\${aws_cloudwatch_log_group.redis_logs_${log}_log.name}`,
        destination_type: 'cloudwatch-logs',
        log_format: 'json',
        log_type: `${log}-log`,
      })),
      lifecycle: { prevent_destroy: true },
      tags: { Name: 'diet-game-test-redis' },
    });
  });

  it('delivers its slow log to an encrypted group that ends', () => {
    expect(redis.resource('aws_cloudwatch_log_group.redis_logs_slow_log')).toMatchObject({
      name: '/aws/vendedlogs/elasticache/diet-game-test-redis/slow-log',
      kms_key_id: '${aws_kms_key.data.arn}',
      retention_in_days: 365,
    });
  });

  it('names its nodes as CloudWatch does', () => {
    expect(nodeIds).toEqual(['diet-game-test-redis-001', 'diet-game-test-redis-002']);
  });

  it('is Redis OSS where that is wanted, with the default user that it needs, who can do nothing', () => {
    const { layer: oss } = synthesize({ engine: 'redis', engineVersion: '7.1' });

    expect(oss.resource('aws_elasticache_replication_group.redis')).toMatchObject({
      engine: 'redis',
      engine_version: '7.1',
      parameter_group_name: 'default.redis7',
    });
    expect(oss.resource('aws_elasticache_user.redis_nobody')).toMatchObject({
      user_name: 'default',
      access_string: 'off ~* -@all',
    });
    expect(oss.resource('aws_elasticache_user_group.redis').user_ids).toEqual([
      '${aws_elasticache_user.redis.user_id}',
      '${aws_elasticache_user.redis_nobody.user_id}',
    ]);
    expect(redis.count('aws_elasticache_user')).toBe(1);
  });

  it('lets the API in by IAM, without a password, and away from what could ruin it', () => {
    expect(redis.resource('aws_elasticache_user.redis')).toEqual({
      user_id: 'diet-game-test-api',
      user_name: 'diet-game-test-api',
      engine: 'valkey',
      access_string: 'on ~* +@all -@admin -@dangerous',
      authentication_mode: { type: 'iam' },
    });
    expect(redis.resource('aws_elasticache_user_group.redis').user_ids).toEqual([
      '${aws_elasticache_user.redis.user_id}',
    ]);
  });
});
