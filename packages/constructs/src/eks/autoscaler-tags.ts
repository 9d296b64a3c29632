import type { NodeGroup } from '../environment/compute';
import type { DeepReadonly } from '../environment/environment';

/** A tag of an Auto Scaling group, and the construct id that it goes by. */
export interface AutoscalerTag {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Tags by which the cluster autoscaler finds a group, and knows labels and taints
 * of nodes that do not exist yet, so that it can start from zero. EKS does not
 * copy them from the node group. Source: cluster autoscaler, README of the AWS
 * provider, "Auto-Discovery Setup" and "Scaling a node group to 0".
 */
export function autoscalerTags(
  clusterName: string,
  { labels, taints }: DeepReadonly<NodeGroup>,
): AutoscalerTag[] {
  const template = 'k8s.io/cluster-autoscaler/node-template';
  return [
    { id: 'autoscaler_enabled', key: 'k8s.io/cluster-autoscaler/enabled', value: 'true' },
    { id: 'autoscaler_owner', key: `k8s.io/cluster-autoscaler/${clusterName}`, value: 'owned' },
    ...Object.entries(labels).map(([key, value]) => ({
      id: `label_${key}`,
      key: `${template}/label/${key}`,
      value,
    })),
    ...taints.map(({ key, value, effect }) => ({
      id: `taint_${key}`,
      key: `${template}/taint/${key}`,
      value: `${value}:${effect}`,
    })),
  ];
}
