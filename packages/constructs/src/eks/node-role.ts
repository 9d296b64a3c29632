import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { PolicyDocument } from '../identity/policy-document';
import { Role } from '../identity/role';

/**
 * What the nodes themselves may do: join the cluster, give pods addresses, pull
 * images, and be reached through Systems Manager in place of SSH. Pods have roles
 * of their own, and the nodes' metadata service does not answer them.
 */
export class NodeRole extends Role {
  constructor(scope: Construct, id: string, { environment }: { readonly environment: Environment }) {
    super(scope, id, {
      name: resourceName(environment, 'eks-node-group'),
      description: `What the nodes of ${environment.compute.containers.clusterName} may do`,
      // EC2 sends no source account when an instance takes its role, so there is none to ask for.
      trust: new PolicyDocument([
        {
          sid: 'InstancesAssumeRole',
          principal: { services: ['ec2.amazonaws.com'] },
          actions: ['sts:AssumeRole'],
          resources: [],
        },
      ]),
      managedPolicies: [
        'AmazonEKSWorkerNodePolicy',
        'AmazonEKS_CNI_Policy',
        'AmazonEC2ContainerRegistryReadOnly',
        'AmazonSSMManagedInstanceCore',
      ],
    });
  }
}
