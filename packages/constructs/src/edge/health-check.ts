import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { ports } from '../network/traffic';
import { publicHostname } from './hostnames';

export interface HealthCheckProps {
  readonly environment: Environment;
}

/** Asks the API how it is, from all over the world and on the way that users take. */
export class HealthCheck extends Construct {
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, { environment }: HealthCheckProps) {
    super(scope, id);
    this.healthCheckId = new Route53HealthCheck(this, 'route53_health_check', {
      type: 'HTTPS',
      fqdn: publicHostname(environment),
      port: ports.https,
      resourcePath: environment.networking.loadBalancers[0]?.healthCheckPath,
      enableSni: true,
      requestInterval: 30,
      failureThreshold: 3,
      tags: { Name: resourceName(environment, 'api') },
    }).id;
  }
}
