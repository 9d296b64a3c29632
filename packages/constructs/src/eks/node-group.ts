import { AutoscalingGroupTagA } from '@cdktf/provider-aws/lib/autoscaling-group-tag';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { NodeGroup as NodeGroupSettings } from '../environment/compute';
import type { DeepReadonly, Environment } from '../environment/environment';
import { autoscalerTags } from './autoscaler-tags';
import type { Cluster } from './cluster';
import { createNodeLaunchTemplate } from './node-launch-template';
import type { NodeRole } from './node-role';

export interface NodeGroupProps {
  readonly environment: Environment;
  readonly group: DeepReadonly<NodeGroupSettings>;
  readonly cluster: Cluster;
  readonly role: NodeRole;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly volumesKey: EncryptionKey;
  /** What must run before the first node joins: the network of pods. */
  readonly after: readonly TerraformResource[];
}

/** EKS's images of Amazon Linux 2023. Source: EKS API reference, `amiType`. */
const imageTypes = { arm64: 'AL2023_ARM_64_STANDARD', amd64: 'AL2023_x86_64_STANDARD' } as const;

const capacityTypes = { 'on-demand': 'ON_DEMAND', spot: 'SPOT' } as const;

/** The effects of a taint, as Kubernetes and as EKS write them. */
const taintEffects = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
} as const;

/**
 * A managed group of nodes. Between its bounds the cluster autoscaler chooses its
 * size, which Terraform therefore sets only once. What EKS cannot change in place
 * (instance types, capacity) makes a new group before the old one goes, under a name with another ending.
 */
export class NodeGroup extends Construct {
  readonly resource: EksNodeGroup;
  readonly nodeGroupName: string;
  readonly autoScalingGroupName: string;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(scope, id);
    const { environment, group, cluster, role } = props;

    const template = createNodeLaunchTemplate(this, props);
    this.resource = new EksNodeGroup(this, 'eks_node_group', {
      clusterName: cluster.clusterName,
      nodeGroupNamePrefix: `${group.name}-`,
      nodeRoleArn: role.arn,
      subnetIds: [...props.subnetIds],
      version: cluster.version,
      amiType: imageTypes[group.architecture],
      instanceTypes: [...group.instanceTypes],
      capacityType: capacityTypes[group.capacity],
      labels: group.labels,
      taint: group.taints.map(({ key, value, effect }) => ({ key, value, effect: taintEffects[effect] })),
      scalingConfig: { minSize: group.minimum, maxSize: group.maximum, desiredSize: group.minimum },
      // A third of the nodes at a time: an update of many nodes ends within the day, and most capacity stays.
      updateConfig: { maxUnavailablePercentage: 33 },
      launchTemplate: { id: template.id, version: template.latestVersion.toString() },
      tags: { Name: group.name },
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ['scaling_config[0].desired_size'] },
      // A node without its rights never joins, and cannot be drained once they are gone.
      dependsOn: [...role.grants, ...props.after],
    });
    this.nodeGroupName = this.resource.nodeGroupName;
    this.autoScalingGroupName = this.resource.resources.get(0).autoscalingGroups.get(0).name;

    for (const { id: tagId, key, value } of autoscalerTags(
      environment.compute.containers.clusterName,
      group,
    )) {
      new AutoscalingGroupTagA(this, tagId, {
        autoscalingGroupName: this.autoScalingGroupName,
        tag: { key, value, propagateAtLaunch: false },
      });
    }
  }
}
