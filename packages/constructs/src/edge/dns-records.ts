import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { Distribution } from './distribution';
import { isStandby, originHostname, publicHostname, serviceOriginHostname } from './hostnames';
import type { LoadBalancer } from './load-balancer';

export interface DnsRecordsProps {
  readonly environment: Environment;
  readonly zoneId: string;
  readonly distribution: Distribution;
  readonly loadBalancer: LoadBalancer;
}

/**
 * The public name, which leads to the distribution, and the names by which distributions
 * find the load balancers.
 *
 * The failover lies behind CloudFront, not before it: two distributions cannot answer to one
 * name, and CloudFront is in no region that could be lost. Primary and stand-in each keep one
 * of two records of the name that the primary's distribution calls; Route 53 answers with
 * the stand-in's load balancer while the primary's has no healthy target and its own has.
 */
export class DnsRecords extends Construct {
  constructor(scope: Construct, id: string, props: DnsRecordsProps) {
    super(scope, id);
    const { environment, zoneId, distribution, loadBalancer } = props;
    const toBalancer = {
      name: loadBalancer.dnsName,
      zoneId: loadBalancer.zoneId,
      // Healthy targets decide; a health check of our own would have to pass through CloudFront,
      // and so would find the stand-in well and take it for the primary.
      evaluateTargetHealth: true,
    };

    for (const type of ['A', 'AAAA']) {
      new Route53Record(this, `api_${type.toLowerCase()}`, {
        zoneId,
        name: publicHostname(environment),
        type,
        alias: {
          name: distribution.domainName,
          zoneId: distribution.hostedZoneId,
          evaluateTargetHealth: false,
        },
      });
    }
    new Route53Record(this, 'service_origin', {
      zoneId,
      name: serviceOriginHostname(environment),
      type: 'A',
      alias: toBalancer,
      ...failover(environment),
    });
    if (isStandby(environment)) {
      new Route53Record(this, 'origin', {
        zoneId,
        name: originHostname(environment),
        type: 'A',
        alias: toBalancer,
      });
    }
  }
}

function failover({ name, disasterRecovery }: Environment) {
  if (disasterRecovery.role === 'none') return {};
  const type = disasterRecovery.role === 'primary' ? 'PRIMARY' : 'SECONDARY';
  return { setIdentifier: name, failoverRoutingPolicy: { type } };
}
