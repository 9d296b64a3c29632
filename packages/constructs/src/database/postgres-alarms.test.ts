import { describe, expect, it } from '@jest/globals';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption/encryption-key';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { AlarmTopic } from '../observability/alarm-topic';
import { synthesizeConstruct } from '../testing/synthesized';
import { postgresGraphs, watchPostgres } from './postgres-alarms';

const synthesize = (storage: NonNullable<EnvironmentChanges['storage']> = {}) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const key = new EncryptionKey(layer, 'data', { environment, name: 'data', description: 'Data' });
      const topic = new AlarmTopic(layer, 'alarms', { environment, layer: 'data', key });
      watchPostgres(new Construct(layer, 'postgres'), { environment, topic, identifier: 'db' });
    },
    { environment: { storage } },
  );

const thresholds = (layer: ReturnType<typeof synthesize>) =>
  Object.fromEntries(
    layer
      .addresses('aws_cloudwatch_metric_alarm')
      .map((address) => [address.split('.')[1], layer.resource(address).threshold]),
  );

describe('watchPostgres', () => {
  it('derives its thresholds from the class and the storage', () => {
    expect(thresholds(synthesize())).toEqual({
      postgres_cpu: 80,
      postgres_load: 2,
      postgres_free_memory: 1.6 * 1024 ** 3,
      postgres_free_storage: 10 * 1024 ** 3,
      postgres_connections: 1441,
      postgres_transaction_ids: 1_000_000_000,
    });
  });

  it('grows with the class, up to the most connections that PostgreSQL takes', () => {
    const large = synthesize({
      databases: { postgres: { instanceClass: 'db.r6g.4xlarge', allocatedStorageGiB: 500 } },
    });

    expect(thresholds(large)).toMatchObject({
      postgres_load: 16,
      postgres_free_memory: 12.8 * 1024 ** 3,
      postgres_free_storage: 50 * 1024 ** 3,
      postgres_connections: 4000,
    });
  });

  it('watches the credits of a burstable class', () => {
    const burstable = synthesize({ databases: { postgres: { instanceClass: 'db.t4g.large' } } });

    expect(thresholds(burstable)).toMatchObject({ postgres_credits: 86.4 });
    expect(burstable.resource('aws_cloudwatch_metric_alarm.postgres_credits')).toMatchObject({
      metric_name: 'CPUCreditBalance',
      comparison_operator: 'LessThanThreshold',
    });
  });

  it('looks at the instance, and tells the topic', () => {
    expect(synthesize().resource('aws_cloudwatch_metric_alarm.postgres_free_storage')).toMatchObject({
      alarm_name: 'diet-game-test-postgres-free-storage',
      namespace: 'AWS/RDS',
      metric_name: 'FreeStorageSpace',
      dimensions: { DBInstanceIdentifier: 'db' },
      comparison_operator: 'LessThanThreshold',
      alarm_actions: ['${aws_sns_topic.alarms.arn}'],
    });
  });
});

describe('postgresGraphs', () => {
  it('shows the instance', () => {
    const dimensions = postgresGraphs('db').flatMap(({ metrics }) =>
      metrics.map((metric) => metric.dimensions),
    );

    expect(dimensions).toHaveLength(9);
    expect(new Set(dimensions.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier))).toEqual(
      new Set(['db']),
    );
  });
});
