import type { Environment } from '../../environment/environment';
import { project } from '../../environment/names';
import { PolicyDocument } from '../../identity/policy-document';
import { homeArn } from './arn';

/**
 * Keeps the pods of a service registered in a target group that exists. Load
 * balancers, listeners, rules and security groups are the edge layer's, so the
 * controller cannot make or change any: of the vendor's policy, which serves
 * Ingresses too, this is what target group bindings need.
 * Source: AWS Load Balancer Controller, `docs/install/iam_policy.json` and the guide "TargetGroupBinding".
 */
export function loadBalancerControllerPolicies(environment: Environment) {
  return {
    targets: new PolicyDocument([
      {
        sid: 'LookAround',
        actions: [
          'ec2:DescribeAvailabilityZones',
          'ec2:DescribeInstances',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
          'elasticloadbalancing:DescribeTags',
          'elasticloadbalancing:DescribeTargetGroupAttributes',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        resources: ['*'],
        wildcardReason:
          'These actions know no resources. Source: service authorization reference, EC2 and Elastic Load Balancing V2.',
      },
      {
        sid: 'RegisterPods',
        actions: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
        resources: [homeArn(environment, 'elasticloadbalancing', 'targetgroup/*/*')],
        conditions: {
          StringEquals: {
            'aws:ResourceTag/Project': project,
            'aws:ResourceTag/Environment': environment.name,
          },
        },
      },
    ]),
  };
}
