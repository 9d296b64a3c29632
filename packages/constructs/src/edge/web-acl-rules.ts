import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { Environment } from '../environment/environment';
import type { WafRule } from '../environment/security';
import type { WebAclProps } from './web-acl';

/**
 * The sets of rules that AWS maintains, in the order in which they are tried.
 * Source: WAF developer guide, "AWS Managed Rules rule groups list".
 */
const managed: readonly (readonly [WafRule, string])[] = [
  ['common', 'AWSManagedRulesCommonRuleSet'],
  ['known-bad-inputs', 'AWSManagedRulesKnownBadInputsRuleSet'],
  ['ip-reputation', 'AWSManagedRulesAmazonIpReputationList'],
];

/** Seconds that the requests of one address are counted over. */
const rateWindowSeconds = 300;

/** The rules of a web ACL. Each blocks, or only counts if the environment lists it under `wafCountRules`. */
export function webAclRules(environment: Environment, scope: WebAclProps['scope']): Wafv2WebAclRule[] {
  const { wafCountRules, wafRateLimit } = environment.security.monitoring;
  const only = (rule: WafRule) => (wafCountRules.includes(rule) ? 'count' : undefined);
  const managedRules = managed.map(
    ([rule, group], index): Wafv2WebAclRule => ({
      name: group,
      priority: index + 1,
      overrideAction: { [only(rule) ?? 'none']: {} },
      statement: { managed_rule_group_statement: { name: group, vendor_name: 'AWS' } },
      visibilityConfig: visibility(group),
    }),
  );
  const rateLimit: Wafv2WebAclRule = {
    name: 'RateLimit',
    priority: managed.length + 1,
    action: { [only('rate-limit') ?? 'block']: {} },
    statement: {
      rate_based_statement: {
        limit: wafRateLimit,
        evaluation_window_sec: rateWindowSeconds,
        ...rateKey(scope),
      },
    },
    visibilityConfig: visibility('RateLimit'),
  };
  return [...managedRules, rateLimit];
}

/**
 * Whose requests are counted. Behind CloudFront every request comes from one of its
 * servers, and the user's address stands in X-Forwarded-For, whose first entry the user
 * can make up. So the limit that holds is that of CloudFront's own web ACL.
 * Source: WAF developer guide, "Using forwarded IP addresses".
 */
function rateKey(scope: WebAclProps['scope']) {
  return scope === 'CLOUDFRONT'
    ? { aggregate_key_type: 'IP' }
    : {
        aggregate_key_type: 'FORWARDED_IP',
        forwarded_ip_config: { header_name: 'X-Forwarded-For', fallback_behavior: 'MATCH' },
      };
}

function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
