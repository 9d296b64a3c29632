import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import type { WafRule } from '../environment/security';
import { synthesizeConstruct } from '../testing/synthesized';
import { WebAcl, type WebAclProps } from './web-acl';
import { WebAclLogs } from './web-acl-logs';

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly action?: object;
  readonly override_action?: object;
  readonly statement: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly visibility_config: object;
}

const synthesize = (scope: WebAclProps['scope'], wafCountRules: readonly WafRule[] = []) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const webAcl = new WebAcl(layer, 'firewall', {
        environment,
        name: 'load-balancer',
        scope,
        guards: scope === 'REGIONAL' ? 'arn:balancer' : undefined,
      });
      const key = new EncryptionKey(layer, 'key', { environment, name: 'edge', description: 'Edge' });
      new WebAclLogs(layer, 'logs', { environment, webAcl, key });
    },
    { environment: { security: { monitoring: { wafCountRules: [...wafCountRules] } } } },
  );

const rulesOf = (...args: Parameters<typeof synthesize>) =>
  synthesize(...args).resource('aws_wafv2_web_acl.firewall').rule as readonly Rule[];

describe('WebAcl', () => {
  it('lets through what no rule blocks, and shows no headers in samples', () => {
    const { rule, ...rest } = synthesize('REGIONAL').resource('aws_wafv2_web_acl.firewall');

    expect(rest).toEqual({
      name: 'diet-game-test-load-balancer',
      description: 'Guards load-balancer of test',
      scope: 'REGIONAL',
      default_action: { allow: {} },
      visibility_config: {
        cloudwatch_metrics_enabled: true,
        metric_name: 'diet-game-test-load-balancer',
        sampled_requests_enabled: false,
      },
      tags: { Name: 'diet-game-test-load-balancer' },
    });
  });

  it("has the requirement's rule sets first, then reputation and a rate limit, all of which block", () => {
    expect(
      rulesOf('REGIONAL').map(({ name, priority, action, override_action: override, statement }) => [
        priority,
        name,
        action ?? override,
        Object.keys(statement)[0],
      ]),
    ).toEqual([
      [1, 'AWSManagedRulesCommonRuleSet', { none: {} }, 'managed_rule_group_statement'],
      [2, 'AWSManagedRulesKnownBadInputsRuleSet', { none: {} }, 'managed_rule_group_statement'],
      [3, 'AWSManagedRulesAmazonIpReputationList', { none: {} }, 'managed_rule_group_statement'],
      [4, 'RateLimit', { block: {} }, 'rate_based_statement'],
    ]);
  });

  it('counts the requests of an address at CloudFront, and of a user behind it', () => {
    const [atCloudFront, behindIt] = (['CLOUDFRONT', 'REGIONAL'] as const).map(
      (scope) => rulesOf(scope)[3]?.statement.rate_based_statement,
    );

    expect(atCloudFront).toEqual({ limit: 2000, evaluation_window_sec: 300, aggregate_key_type: 'IP' });
    expect(behindIt).toEqual({
      limit: 2000,
      evaluation_window_sec: 300,
      aggregate_key_type: 'FORWARDED_IP',
      forwarded_ip_config: { header_name: 'X-Forwarded-For', fallback_behavior: 'MATCH' },
    });
  });

  it.each<[WafRule, number, string]>([
    ['common', 0, 'override_action'],
    ['known-bad-inputs', 1, 'override_action'],
    ['ip-reputation', 2, 'override_action'],
    ['rate-limit', 3, 'action'],
  ])('lets %s count while it is rolled out, and changes nothing else', (rule, index, attribute) => {
    const blocking = rulesOf('REGIONAL');
    const counting = rulesOf('REGIONAL', [rule]);

    expect(counting).toEqual(
      blocking.map((each, at) => (at === index ? { ...each, [attribute]: { count: {} } } : each)),
    );
  });

  it('stands before the load balancer that it is to guard, and a distribution names its own', () => {
    expect(synthesize('REGIONAL').resource('aws_wafv2_web_acl_association.firewall')).toEqual({
      resource_arn: 'arn:balancer',
      web_acl_arn: '${aws_wafv2_web_acl.firewall.arn}',
    });
    expect(synthesize('CLOUDFRONT').count('aws_wafv2_web_acl_association')).toBe(0);
  });
});

describe('WebAclLogs', () => {
  const layer = synthesize('REGIONAL');

  it('go to an encrypted log group that ends, under the one name that WAF takes', () => {
    expect(layer.resource('aws_cloudwatch_log_group.logs')).toEqual({
      name: 'aws-waf-logs-diet-game-test-load-balancer',
      retention_in_days: 365,
      kms_key_id: '${aws_kms_key.key.arn}',
      tags: { Name: 'aws-waf-logs-diet-game-test-load-balancer' },
    });
  });

  it('have what was blocked or counted, without tokens, cookies and the origin key', () => {
    const { redacted_fields: redacted, logging_filter: filter } = layer.resource(
      'aws_wafv2_web_acl_logging_configuration.logs',
    );

    expect(redacted).toEqual([
      { single_header: { name: 'authorization' } },
      { single_header: { name: 'cookie' } },
      { single_header: { name: 'x-origin-key' } },
    ]);
    expect(filter).toEqual({
      default_behavior: 'DROP',
      filter: [
        {
          behavior: 'KEEP',
          requirement: 'MEETS_ANY',
          condition: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((action) => ({
            action_condition: { action },
          })),
        },
      ],
    });
  });
});
