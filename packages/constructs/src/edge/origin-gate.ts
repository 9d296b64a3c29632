import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { LoadBalancer } from './load-balancer';
import { acceptedGenerations, originKeyHeader, originKeyReference } from './origin-key';
import type { OriginKeySecrets } from './origin-key-secrets';
import { TemplateStack } from './template-stack';

export interface OriginGateProps {
  readonly environment: Environment;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroupArn: string;
  /** The secrets to wait for. @default none, for a stand-in, whose primary has them */
  readonly secrets?: OriginKeySecrets;
}

/**
 * Lets requests through the load balancer that carry the origin key, of the generation
 * before, of this one, or of the one to come: so that it rotates without an outage,
 * in whichever order CloudFront and the load balancers of all regions learn of it.
 */
export class OriginGate extends TemplateStack {
  constructor(scope: Construct, id: string, props: OriginGateProps) {
    const { environment, loadBalancer, secrets } = props;
    super(scope, id, {
      name: resourceName(environment, 'origin-gate'),
      description: 'Lets CloudFront through the load balancer',
      dependsOn: secrets && [secrets.resource],
      resources: {
        FromCloudFront: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: {
            ListenerArn: loadBalancer.httpsListenerArn,
            Priority: 1,
            Conditions: [
              {
                Field: 'http-header',
                HttpHeaderConfig: {
                  HttpHeaderName: originKeyHeader,
                  Values: acceptedGenerations(environment).map((generation) =>
                    originKeyReference(environment, generation),
                  ),
                },
              },
            ],
            Actions: [{ Type: 'forward', TargetGroupArn: props.targetGroupArn }],
          },
        },
      },
    });
  }
}
