import type { Metric } from '../observability/alarm';
import type { ApiTargetGroup } from './api-target-group';
import type { Distribution } from './distribution';
import type { HealthCheck } from './health-check';
import type { LoadBalancer } from './load-balancer';
import type { WebAcl } from './web-acl';

/** What the metrics of the load balancer's region are of. */
export interface RegionalParts {
  readonly loadBalancer: LoadBalancer;
  readonly targetGroup: ApiTargetGroup;
  readonly webAcl: WebAcl;
  readonly region: string;
}

/** What the metrics of CloudFront's region are of. */
export interface GlobalParts {
  readonly distribution: Distribution;
  readonly healthCheck: HealthCheck;
  readonly webAcl: WebAcl;
}

/** Metrics of the load balancer and its targets. Source: ELB user guide, "CloudWatch metrics for your Application Load Balancer". */
export function regionalMetrics({ loadBalancer, targetGroup, webAcl, region }: RegionalParts) {
  const balancer = { LoadBalancer: loadBalancer.arnSuffix };
  const targets = { ...balancer, TargetGroup: targetGroup.arnSuffix };
  const ofBalancer = (name: string, statistic: Metric['statistic']): Metric => ({
    namespace: 'AWS/ApplicationELB',
    name,
    dimensions: balancer,
    statistic,
  });
  const ofTargets = (name: string, statistic: Metric['statistic']): Metric => ({
    ...ofBalancer(name, statistic),
    dimensions: targets,
  });
  return {
    requests: ofBalancer('RequestCount', 'Sum'),
    balancerErrors: ofBalancer('HTTPCode_ELB_5XX_Count', 'Sum'),
    refused: ofBalancer('HTTP_Fixed_Response_Count', 'Sum'),
    targetErrors: ofTargets('HTTPCode_Target_5XX_Count', 'Sum'),
    responseTime: ofTargets('TargetResponseTime', 'p95'),
    healthyHosts: ofTargets('HealthyHostCount', 'Minimum'),
    unhealthyHosts: ofTargets('UnHealthyHostCount', 'Maximum'),
    blocked: blockedBy(webAcl, { Region: region }),
  } as const;
}

/** Metrics of CloudFront and Route 53. Source: CloudFront developer guide, "Types of metrics for CloudFront"; Route 53 developer guide, "Monitoring health checks". */
export function globalMetrics({ distribution, healthCheck, webAcl }: GlobalParts) {
  const ofDistribution = (name: string, statistic: Metric['statistic']): Metric => ({
    namespace: 'AWS/CloudFront',
    name,
    dimensions: { DistributionId: distribution.distributionId, Region: 'Global' },
    statistic,
  });
  return {
    requests: ofDistribution('Requests', 'Sum'),
    errorRate: ofDistribution('5xxErrorRate', 'Average'),
    clientErrorRate: ofDistribution('4xxErrorRate', 'Average'),
    health: {
      namespace: 'AWS/Route53',
      name: 'HealthCheckStatus',
      dimensions: { HealthCheckId: healthCheck.healthCheckId },
      statistic: 'Minimum',
    },
    blocked: blockedBy(webAcl, {}),
  } as const satisfies Record<string, Metric>;
}

/** Requests that any rule has blocked. Source: WAF developer guide, "AWS WAF metrics and dimensions". */
function blockedBy(webAcl: WebAcl, region: Readonly<Record<string, string>>): Metric {
  return {
    namespace: 'AWS/WAFV2',
    name: 'BlockedRequests',
    dimensions: { WebACL: webAcl.aclName, ...region, Rule: 'ALL' },
    statistic: 'Sum',
  };
}
