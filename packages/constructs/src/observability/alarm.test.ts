import { describe, expect, it } from '@jest/globals';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption/encryption-key';
import { synthesizeConstruct } from '../testing/synthesized';
import { Alarm, type Metric } from './alarm';
import { AlarmTopic, alarmsStatement } from './alarm-topic';
import { Dashboard } from './dashboard';

const metric: Metric = {
  namespace: 'AWS/RDS',
  name: 'CPUUtilization',
  dimensions: { DBInstanceIdentifier: 'diet-game-test' },
  statistic: 'Average',
};

const layer = synthesizeConstruct(
  (scope, { environment }) => {
    const key = new EncryptionKey(scope, 'data', {
      environment,
      name: 'data',
      description: 'Data',
      serviceStatements: [alarmsStatement('123456789012')],
    });
    const topic = new AlarmTopic(scope, 'alarms', { environment, layer: 'data', key });
    const postgres = new Construct(scope, 'postgres');
    new Alarm(postgres, 'cpu', {
      environment,
      topic,
      metric,
      description: 'Busy',
      when: 'above',
      threshold: 80,
    });
    new Alarm(postgres, 'latency', {
      environment,
      topic,
      metric: { ...metric, statistic: 'p95' },
      description: 'Slow',
      when: 'above',
      threshold: 1,
    });
    new Dashboard(scope, 'dashboard', {
      environment,
      layer: 'data',
      graphs: ['CPU', 'Memory', 'Storage', 'Connections'].map((title) => ({ title, metrics: [metric] })),
    });
  },
  { environment: { observability: { alarmEmails: ['on-call@example.com'] } } },
);

describe('Alarm', () => {
  it('says when the threshold is crossed, and when all is well again', () => {
    expect(layer.resource('aws_cloudwatch_metric_alarm.postgres_cpu')).toEqual({
      alarm_name: 'diet-game-test-postgres-cpu',
      alarm_description: 'Busy',
      namespace: 'AWS/RDS',
      metric_name: 'CPUUtilization',
      dimensions: { DBInstanceIdentifier: 'diet-game-test' },
      statistic: 'Average',
      comparison_operator: 'GreaterThanThreshold',
      threshold: 80,
      period: 60,
      evaluation_periods: 5,
      treat_missing_data: 'missing',
      alarm_actions: ['${aws_sns_topic.alarms.arn}'],
      ok_actions: ['${aws_sns_topic.alarms.arn}'],
    });
  });
});

describe('Alarm on a percentile', () => {
  it('asks for it as CloudWatch does', () => {
    const { statistic, ...alarm } = layer.resource('aws_cloudwatch_metric_alarm.postgres_latency');

    expect(alarm.extended_statistic).toBe('p95');
    expect(statistic).toBeUndefined();
  });
});

describe('AlarmTopic', () => {
  it('is encrypted, and mails those who are named', () => {
    expect(layer.resource('aws_sns_topic.alarms')).toMatchObject({
      name: 'diet-game-test-data-alarms',
      kms_master_key_id: '${aws_kms_key.data.arn}',
    });
    expect(layer.resource('aws_sns_topic_subscription.alarms_email_1')).toMatchObject({
      protocol: 'email',
      endpoint: 'on-call@example.com',
    });
  });

  it('takes messages from the account alone', () => {
    const { Statement } = JSON.parse(String(layer.resource('aws_sns_topic_policy.alarms').policy));

    expect(Statement).toHaveLength(1);
    expect(Statement[0].Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '123456789012' } });
  });
});

describe('Dashboard', () => {
  it('sets three graphs side by side', () => {
    const { widgets } = JSON.parse(
      String(layer.resource('aws_cloudwatch_dashboard.dashboard').dashboard_body),
    );

    expect(widgets.map(({ x, y }: { x: number; y: number }) => [x, y])).toEqual([
      [0, 0],
      [8, 0],
      [16, 0],
      [0, 6],
    ]);
    expect(widgets[0].properties).toEqual({
      title: 'CPU',
      region: 'us-east-1',
      view: 'timeSeries',
      metrics: [['AWS/RDS', 'CPUUtilization', 'DBInstanceIdentifier', 'diet-game-test', { stat: 'Average' }]],
    });
  });
});
