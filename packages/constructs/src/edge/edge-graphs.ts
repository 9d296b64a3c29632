import type { Graph } from '../observability/dashboard';
import type { globalMetrics, regionalMetrics } from './edge-metrics';
import { cloudFrontRegion } from './hostnames';

/** The graphs of the edge layer, in the order in which a request passes. */
export function edgeGraphs(
  regional: ReturnType<typeof regionalMetrics>,
  global: ReturnType<typeof globalMetrics>,
): readonly Graph[] {
  const region = cloudFrontRegion;
  return [
    { title: 'Health, seen by users', metrics: [global.health], region },
    { title: 'Requests at CloudFront', metrics: [global.requests], region },
    { title: 'Errors at CloudFront, percent', metrics: [global.errorRate, global.clientErrorRate], region },
    { title: 'Blocked before CloudFront', metrics: [global.blocked], region },
    { title: 'Blocked before the load balancer', metrics: [regional.blocked] },
    {
      title: 'Requests at the load balancer, and those without the origin key',
      metrics: [regional.requests, regional.refused],
    },
    { title: 'Errors', metrics: [regional.balancerErrors, regional.targetErrors] },
    { title: 'Response time, 95th percentile, seconds', metrics: [regional.responseTime] },
    { title: 'Pods', metrics: [regional.healthyHosts, regional.unhealthyHosts] },
  ];
}
