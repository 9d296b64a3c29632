/**
 * Tags by which EKS and the AWS Load Balancer Controller find their subnets.
 * Source: EKS user guide, "View Amazon EKS networking requirements for VPC and subnets".
 */
export const discoveryTags = {
  /** Subnets for load balancers that face the internet. */
  publicTier: (clusterName: string) => ({ ...shared(clusterName), 'kubernetes.io/role/elb': '1' }),
  /** Subnets for nodes and internal load balancers. */
  privateTier: (clusterName: string) => ({ ...shared(clusterName), 'kubernetes.io/role/internal-elb': '1' }),
};

function shared(clusterName: string): Record<string, string> {
  return { [`kubernetes.io/cluster/${clusterName}`]: 'shared' };
}
