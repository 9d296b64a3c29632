import { defineContract, string } from './contract';
import { arn, ec2Id, name } from './formats';

/** What the cluster layer promises: the cluster's name and what guards it. */
export const cluster = defineContract('cluster', 1, {
  clusterName: string({
    description: 'Name of the EKS cluster.',
    format: name,
    example: 'diet-game-cluster',
  }),
  clusterSecurityGroupId: string({
    description: 'Security group of the control plane.',
    format: ec2Id('sg'),
    example: 'sg-0d1d1d1d1d1d1d1d1',
  }),
  secretsKeyArn: string({
    description: 'KMS key that encrypts Kubernetes secrets.',
    format: arn('kms'),
    example: 'arn:aws:kms:us-east-1:111122223333:key/88887777-6666-5555-4444-333322221111',
  }),
});
