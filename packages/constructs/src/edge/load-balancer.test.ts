import { describe, expect, it } from '@jest/globals';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import { LoadBalancer } from './load-balancer';
import { LoadBalancerSecurityGroup } from './load-balancer-security-group';
import { LogBucket } from './log-bucket';
import { loadBalancerLogDelivery } from './log-delivery';

const synthesize = (environment: Partial<EnvironmentChanges> = {}) =>
  synthesizeConstruct(
    (scope, { environment: described }) => {
      const group = new LoadBalancerSecurityGroup(scope, 'load_balancer', {
        environment: described,
        vpcId: 'vpc-1',
        vpcCidr: '10.99.0.0/16',
      });
      const logs = new LogBucket(scope, 'logs', {
        environment: described,
        name: 'load-balancer-logs',
        delivery: loadBalancerLogDelivery('us-east-1', '123456789012'),
      });
      new LoadBalancer(scope, 'main', {
        environment: described,
        subnetIds: ['subnet-1', 'subnet-2'],
        securityGroupId: group.groupId,
        certificateArn: 'arn:certificate',
        logs,
      });
    },
    { environment },
  );

const layer = synthesize();

describe('LoadBalancer', () => {
  it('drops invalid headers, is strict about requests, records them, and is protected', () => {
    expect(layer.resource('aws_lb.main')).toEqual({
      name: 'diet-game-test-api',
      load_balancer_type: 'application',
      internal: false,
      subnets: ['subnet-1', 'subnet-2'],
      security_groups: ['${aws_security_group.load_balancer.id}'],
      enable_deletion_protection: true,
      drop_invalid_header_fields: true,
      desync_mitigation_mode: 'strictest',
      access_logs: { enabled: true, bucket: '${aws_s3_bucket.logs.id}' },
      depends_on: ['aws_s3_bucket_policy.logs'],
      tags: { Name: 'diet-game-test-api' },
    });
  });

  it('can go where the environment can', () => {
    expect(synthesize({ storage: { disposable: true } }).resource('aws_lb.main')).toMatchObject({
      enable_deletion_protection: false,
    });
  });

  it('speaks TLS 1.2 and 1.3, and refuses what no rule lets through', () => {
    expect(layer.resource('aws_lb_listener.main_https')).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      certificate_arn: 'arn:certificate',
      default_action: [
        {
          type: 'fixed-response',
          fixed_response: { content_type: 'text/plain', status_code: '403', message_body: 'Forbidden' },
        },
      ],
    });
  });

  it('does nothing by HTTP but to redirect', () => {
    expect(layer.count('aws_lb_listener')).toBe(2);
    expect(layer.resource('aws_lb_listener.main_http')).toMatchObject({
      port: 80,
      protocol: 'HTTP',
      default_action: [
        { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' } },
      ],
    });
  });
});

describe('LoadBalancerSecurityGroup', () => {
  it('lets CloudFront in by HTTPS, and requests out to the pods, and that is all', () => {
    const { ingress } = layer.resource('aws_security_group.load_balancer') as {
      ingress: Record<string, unknown>[];
    };
    const given = (rule: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null));

    expect(ingress.map(given)).toEqual([
      {
        prefix_list_ids: ['pl-3b927c52'],
        from_port: 443,
        to_port: 443,
        protocol: 'tcp',
        description: 'HTTPS from CloudFront',
      },
    ]);
    expect(layer.resource('aws_vpc_security_group_egress_rule.load_balancer_to_api_3000')).toEqual({
      security_group_id: '${aws_security_group.load_balancer.id}',
      cidr_ipv4: '10.99.0.0/16',
      from_port: 3000,
      to_port: 3000,
      ip_protocol: 'tcp',
      description: 'Requests and health checks to the pods of the API',
    });
    expect(layer.count('aws_vpc_security_group_egress_rule')).toBe(1);
    expect(layer.count('aws_vpc_security_group_ingress_rule')).toBe(0);
  });

  it("goes by the list of the environment's own region", () => {
    const elsewhere = synthesize({
      cloud: { regions: ['us-west-2', 'us-east-1'], availabilityZones: ['us-west-2a', 'us-west-2b'] },
    });

    expect(elsewhere.resource('aws_security_group.load_balancer').ingress).toEqual([
      expect.objectContaining({ prefix_list_ids: ['pl-82a045eb'] }),
    ]);
  });
});

describe('LogBucket', () => {
  it("takes the logs of the account's own load balancers", () => {
    const { Statement } = JSON.parse(String(layer.resource('aws_s3_bucket_policy.logs').policy));

    expect(layer.resource('aws_s3_bucket.logs').bucket).toBe(
      'diet-game-test-load-balancer-logs-123456789012',
    );
    expect(Statement.slice(1)).toEqual([
      {
        Sid: 'LoadBalancersDeliverLogs',
        Effect: 'Allow',
        Principal: { Service: ['logdelivery.elasticloadbalancing.amazonaws.com'] },
        Action: ['s3:PutObject'],
        Resource: ['${aws_s3_bucket.logs.arn}/AWSLogs/123456789012/*'],
        Condition: {
          ArnLike: {
            'aws:SourceArn': 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/*',
          },
        },
      },
    ]);
  });

  it('ends them when CloudWatch would', () => {
    const { rule } = layer.resource('aws_s3_bucket_lifecycle_configuration.logs') as {
      rule: Record<string, unknown>[];
    };

    expect(rule[1]).toMatchObject({ id: 'old-logs', status: 'Enabled', expiration: [{ days: 365 }] });
  });
});
