import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { DataStack } from './data-stack';

describe('DataStack', () => {
  const layer = synthesizeLayer(DataStack);

  it('is made of these resources and no others', () => {
    expect(layer.addresses()).toEqual([
      'aws_elasticache_replication_group.redis',
      'aws_elasticache_user.redis',
      'aws_elasticache_user_group.redis',
      'aws_kms_alias.data',
      'aws_kms_key.data',
    ]);
  });

  it('puts the cache where the network layer says', () => {
    expect(layer.resource('aws_elasticache_replication_group.redis')).toMatchObject({
      subnet_group_name: '${data.terraform_remote_state.network.outputs.cache_subnet_group_name}',
      security_group_ids: ['${data.terraform_remote_state.network.outputs.redis_security_group_id}'],
    });
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      data_key_arn: '${aws_kms_key.data.arn}',
      redis_primary_endpoint: '${aws_elasticache_replication_group.redis.primary_endpoint_address}',
      redis_reader_endpoint: '${aws_elasticache_replication_group.redis.reader_endpoint_address}',
      redis_port: 6379,
      redis_user_name: '${aws_elasticache_user.redis.user_name}',
      contract: { name: 'data', version: 1 },
    });
  });
});
