import { describe, expect, it } from '@jest/globals';
import { cloudWatchLogsStatement, EncryptionKey } from '../encryption/encryption-key';
import { synthesizeConstruct } from '../testing/synthesized';
import { FlowLogs } from './flow-logs';
import { Vpc } from './vpc';

const logs = synthesizeConstruct((layer, { environment }) => {
  const vpc = new Vpc(layer, 'main', { environment });
  const key = new EncryptionKey(layer, 'logs', {
    environment,
    name: 'logs',
    description: 'Encrypts logs',
    serviceStatements: [cloudWatchLogsStatement('us-east-1', '123456789012')],
  });
  new FlowLogs(layer, 'flow_logs', { environment, vpc, key });
});

const tags = { Name: 'diet-game-test-flow-logs' };

describe('FlowLogs', () => {
  it('record all traffic every minute', () => {
    expect(logs.resource('aws_flow_log.flow_logs')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      traffic_type: 'ALL',
      log_destination_type: 'cloud-watch-logs',
      log_destination: '${aws_cloudwatch_log_group.flow_logs.arn}',
      iam_role_arn: '${aws_iam_role.flow_logs.arn}',
      max_aggregation_interval: 60,
      tags,
    });
  });

  it('go to an encrypted log group that ends', () => {
    expect(logs.resource('aws_cloudwatch_log_group.flow_logs')).toEqual({
      name: '/diet-game/test/vpc-flow-logs',
      retention_in_days: 365,
      kms_key_id: '${aws_kms_key.logs.arn}',
      tags,
    });
  });

  it('may write to that log group and nothing else', () => {
    const policy = JSON.parse(String(logs.resource('aws_iam_role_policy.flow_logs').policy));
    const trust = JSON.parse(String(logs.resource('aws_iam_role.flow_logs').assume_role_policy));

    expect(policy.Statement).toEqual([
      {
        Sid: 'WriteFlowLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        Resource: ['${aws_cloudwatch_log_group.flow_logs.arn}:*'],
      },
    ]);
    expect(trust.Statement[0].Principal).toEqual({ Service: ['vpc-flow-logs.amazonaws.com'] });
  });
});

describe('EncryptionKey', () => {
  it('rotates, has a name, and waits before it ends', () => {
    const { policy, ...key } = logs.resource('aws_kms_key.logs');

    expect(key).toEqual({
      description: 'Encrypts logs',
      enable_key_rotation: true,
      lifecycle: { prevent_destroy: true },
      rotation_period_in_days: 365,
      deletion_window_in_days: 30,
      tags: { Name: 'diet-game-test-logs' },
    });
    expect(logs.resource('aws_kms_alias.logs')).toEqual({
      name: 'alias/diet-game-test-logs',
      target_key_id: '${aws_kms_key.logs.key_id}',
    });
  });

  it('is administered by its account, and used by CloudWatch for that account only', () => {
    const policy = JSON.parse(String(logs.resource('aws_kms_key.logs').policy));

    expect(policy.Statement.map(({ Sid, Principal }: Record<string, unknown>) => [Sid, Principal])).toEqual([
      ['AccountAdministersKey', { AWS: ['arn:aws:iam::123456789012:root'] }],
      ['CloudWatchLogsEncrypts', { Service: ['logs.us-east-1.amazonaws.com'] }],
    ]);
    expect(policy.Statement[1].Condition).toEqual({
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:123456789012:log-group:*' },
    });
    expect(policy.Statement[1].Action).not.toContain('kms:*');
  });
});
