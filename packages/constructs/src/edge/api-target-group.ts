import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface ApiTargetGroupProps {
  readonly environment: Environment;
  readonly vpcId: string;
}

/** TCP port on which the pods of the API listen. */
export const apiPort = 3000;

/** Where the load balancer sends requests: the pods of the API, by address. */
export class ApiTargetGroup extends Construct {
  readonly arn: string;
  /** What CloudWatch calls it. */
  readonly arnSuffix: string;

  constructor(scope: Construct, id: string, { environment, vpcId }: ApiTargetGroupProps) {
    super(scope, id);
    const name = resourceName(environment, 'api');
    const group = new LbTargetGroup(this, 'lb_target_group', {
      name,
      vpcId,
      targetType: 'ip',
      port: apiPort,
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
    });
    this.arn = group.arn;
    this.arnSuffix = group.arnSuffix;
  }
}
