import { describe, expect, it } from '@jest/globals';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption/encryption-key';
import { AlarmTopic } from '../observability/alarm-topic';
import { synthesizeConstruct } from '../testing/synthesized';
import { redisGraphs, watchRedis } from './redis-alarms';

const synthesize = (nodeType: string) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const key = new EncryptionKey(layer, 'data', { environment, name: 'data', description: 'Data' });
      const topic = new AlarmTopic(layer, 'alarms', { environment, layer: 'data', key });
      watchRedis(new Construct(layer, 'redis'), { environment, topic, nodeIds: ['r-001', 'r-002'] });
    },
    { environment: { storage: { databases: { redis: { nodeType } } } } },
  );

const thresholds = (layer: ReturnType<typeof synthesize>, node: string) =>
  Object.fromEntries(
    layer
      .addresses('aws_cloudwatch_metric_alarm')
      .filter((address) => address.includes(node))
      .map((address) => [address.split(`${node}_`)[1], layer.resource(address).threshold]),
  );

describe('watchRedis', () => {
  const layer = synthesize('cache.r6g.large');

  it('derives its thresholds from the node type', () => {
    expect(thresholds(layer, 'node_1')).toEqual({
      cpu: 90,
      engine_cpu: 90,
      memory: 8_422_308_618,
      evictions: 0,
      connections: 52_000,
      lag: 5,
    });
    expect(thresholds(synthesize('cache.t4g.micro'), 'node_1')).toMatchObject({
      memory: 322_122_547,
      connections: 16_000,
      credits: 28.8,
    });
  });

  it('watches every node alike', () => {
    expect(thresholds(layer, 'node_2')).toEqual(thresholds(layer, 'node_1'));
    expect(layer.resource('aws_cloudwatch_metric_alarm.redis_node_2_evictions')).toMatchObject({
      alarm_name: 'diet-game-test-redis-node-2-evictions',
      namespace: 'AWS/ElastiCache',
      metric_name: 'Evictions',
      statistic: 'Sum',
      dimensions: { CacheClusterId: 'r-002' },
    });
  });
});

describe('redisGraphs', () => {
  it('shows every node', () => {
    const [cpu] = redisGraphs(['one', 'two']);

    expect(cpu?.metrics.map(({ dimensions }) => dimensions.CacheClusterId)).toEqual(['one', 'two']);
  });
});
