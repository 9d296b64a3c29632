import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { Cluster } from './cluster';

export interface ClusterAdminsProps {
  readonly environment: Environment;
  readonly cluster: Cluster;
}

/**
 * Lets IAM principals administer the cluster: those that the environment lists, and
 * the role that Terraform runs as, since it installs the platform there. Nobody else
 * does, not even who created the cluster.
 * Source: EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries".
 */
export class ClusterAdmins extends Construct {
  constructor(scope: Construct, id: string, { environment, cluster }: ClusterAdminsProps) {
    super(scope, id);
    const { terraformRoleArn, clusterAdminArns } = environment.access;
    const arns = new Set(
      terraformRoleArn === undefined ? clusterAdminArns : [terraformRoleArn, ...clusterAdminArns],
    );
    for (const arn of arns) admit(new Construct(this, lastPart(arn)), cluster, arn);
  }
}

function admit(scope: Construct, { clusterName }: Cluster, arn: string): void {
  const { principalArn } = new EksAccessEntry(scope, 'eks_access_entry', {
    clusterName,
    principalArn: arn,
    type: 'STANDARD',
  });
  new EksAccessPolicyAssociation(scope, 'eks_access_policy_association', {
    clusterName,
    principalArn,
    policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
    accessScope: { type: 'cluster' },
  });
}

/** `diet-game-admin` of `arn:aws:iam::111122223333:role/diet-game-admin`. */
function lastPart(arn: string): string {
  return arn.split('/').at(-1) as string;
}
