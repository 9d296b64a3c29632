import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface ApiTargetGroupProps {
  readonly environment: Environment;
  readonly vpcId: string;
}

/** Where the load balancer sends requests: the pods of the API, by address. */
export class ApiTargetGroup extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, vpcId }: ApiTargetGroupProps) {
    super(scope, id);
    const name = resourceName(environment, 'api');
    this.arn = new LbTargetGroup(this, 'lb_target_group', {
      name,
      vpcId,
      targetType: 'ip',
      port: 80,
      protocol: 'HTTP',
      deregistrationDelay: '30',
      healthCheck: {
        path: environment.networking.loadBalancers[0]?.healthCheckPath,
        matcher: '200',
        interval: 15,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      tags: { Name: name },
    }).arn;
  }
}
