import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import { synthesizeConstruct } from '../testing/synthesized';
import { Redis } from './redis';

const redis = synthesizeConstruct((layer, { environment }) => {
  const key = new EncryptionKey(layer, 'data', { environment, name: 'data', description: 'Encrypts data' });
  new Redis(layer, 'redis', { environment, key, subnetGroupName: 'cache', securityGroupIds: ['sg-1'] });
});

describe('Redis', () => {
  it('is replicated, encrypted and snapshotted as the requirement says', () => {
    expect(redis.resource('aws_elasticache_replication_group.redis')).toEqual({
      replication_group_id: 'diet-game-test-redis',
      description: 'Redis of test',
      engine: 'valkey',
      engine_version: '8.2',
      node_type: 'cache.r6g.large',
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
      maintenance_window: 'sun:05:00-sun:06:00',
      auto_minor_version_upgrade: 'true',
      tags: { Name: 'diet-game-test-redis' },
    });
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
