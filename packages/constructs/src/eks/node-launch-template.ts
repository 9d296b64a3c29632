import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { NodeGroup } from '../environment/compute';
import type { DeepReadonly, Environment } from '../environment/environment';
import { project, resourceName } from '../environment/names';

export interface NodeLaunchTemplateProps {
  readonly environment: Environment;
  readonly group: DeepReadonly<NodeGroup>;
  readonly securityGroupIds: readonly string[];
  /** Encrypts the nodes' volumes. */
  readonly volumesKey: EncryptionKey;
}

/** How the nodes of a group start. The image is EKS's own, so that EKS can update it. */
export function createNodeLaunchTemplate(scope: Construct, props: NodeLaunchTemplateProps): LaunchTemplate {
  const { environment, group } = props;
  const name = resourceName(environment, 'node', group.name);
  const tags = { Name: name, Project: project, Environment: environment.name };
  return new LaunchTemplate(scope, 'launch_template', {
    name,
    description: `Nodes of the group ${group.name}`,
    updateDefaultVersion: true,
    vpcSecurityGroupIds: [...props.securityGroupIds],
    // One hop: the answer reaches the node and dies before a pod, which has a role of its own.
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [
      {
        // The root of Amazon Linux 2023.
        deviceName: '/dev/xvda',
        ebs: {
          volumeType: 'gp3',
          volumeSize: group.diskGiB,
          encrypted: 'true',
          kmsKeyId: props.volumesKey.arn,
          deleteOnTermination: 'true',
        },
      },
    ],
    userData: nodeConfig(environment.compute.containers.maximumPodsPerNode),
    // The provider's default tags stop at the template.
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
      resourceType,
      tags,
    })),
    tags: { Name: name },
  });
}

/**
 * User data that bounds the pods of a node, which the address plan counts on. EKS
 * merges it with its own. Source: nodeadm's documentation, "NodeConfig".
 */
function nodeConfig(maximumPods: number): string {
  const boundary = 'node-config';
  const lines = [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: application/node.eks.aws',
    '',
    '---',
    'apiVersion: node.eks.aws/v1alpha1',
    'kind: NodeConfig',
    'spec:',
    '  kubelet:',
    '    config:',
    `      maxPods: ${maximumPods}`,
    '',
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\n')).toString('base64');
}
