import type { Environment } from '../../environment/environment';
import { PolicyDocument } from '../../identity/policy-document';
import { homeArn } from './arn';

/** Sizes the node groups of one cluster. Source: cluster autoscaler, README of the AWS provider, "Full Cluster Autoscaler Features Policy". */
export function clusterAutoscalerPolicies(environment: Environment) {
  const { clusterName } = environment.compute.containers;
  return {
    autoscaling: new PolicyDocument([
      {
        sid: 'LookAround',
        actions: [
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:DescribeAutoScalingInstances',
          'autoscaling:DescribeLaunchConfigurations',
          'autoscaling:DescribeScalingActivities',
          'autoscaling:DescribeTags',
          'ec2:DescribeImages',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeLaunchTemplateVersions',
          'ec2:GetInstanceTypesFromInstanceRequirements',
        ],
        resources: ['*'],
        wildcardReason:
          'These actions know no resources. Source: service authorization reference, EC2 and EC2 Auto Scaling.',
      },
      {
        sid: 'ReadNodeGroups',
        actions: ['eks:DescribeNodegroup'],
        resources: [homeArn(environment, 'eks', `nodegroup/${clusterName}/*/*`)],
      },
      {
        sid: 'SizeOwnGroups',
        actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
        resources: [homeArn(environment, 'autoscaling', 'autoScalingGroup:*:autoScalingGroupName/eks-*')],
        conditions: {
          StringEquals: {
            'aws:ResourceTag/k8s.io/cluster-autoscaler/enabled': 'true',
            [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: 'owned',
          },
        },
      },
    ]),
  };
}
