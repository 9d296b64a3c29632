import type { Environment } from '../environment/environment';
import { Alarm, type AlarmProps } from '../observability/alarm';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { Cluster } from './cluster';
import { clusterMetrics } from './cluster-metrics';
import type { NodeGroups } from './node-groups';
import { NodeShortageAlarm } from './node-shortage-alarm';

export interface ClusterAlarmsProps {
  readonly environment: Environment;
  readonly topic: AlarmTopic;
}

type Settings = Omit<AlarmProps, 'environment' | 'topic'>;

const gibibyte = 1024 ** 3;

/** Tells when the control plane fails, or when nodes fail, are missing or run out of room. */
export function watchCluster(cluster: Cluster, nodes: NodeGroups, props: ClusterAlarmsProps): void {
  for (const [name, settings] of Object.entries(alarmsOf(props.environment))) {
    new Alarm(cluster, name, { ...props, ...settings });
  }
  for (const [groupName, group] of nodes.byName) {
    new NodeShortageAlarm(group, 'shortage', { ...props, groupName, group });
  }
}

function alarmsOf(environment: Environment): Record<string, Settings> {
  const metrics = clusterMetrics(environment);
  return {
    'server-errors': {
      metric: metrics.serverErrors,
      description:
        'The Kubernetes API answers with errors of its own. Look at the control plane logs of the API server.',
      when: 'above',
      // A single answer of this kind is normal while the control plane is scaled; ten in each of five minutes are not.
      threshold: 10,
      missingData: 'notBreaching',
    },
    'unschedulable-pods': {
      metric: metrics.unschedulablePods,
      description:
        'Pods find no node. Look at the cluster autoscaler, then at the maximum of the node groups.',
      when: 'above',
      threshold: 0,
      // The autoscaler needs a few minutes for a new node.
      periods: 15,
      missingData: 'notBreaching',
    },
    'etcd-size': {
      metric: metrics.databaseBytes,
      description:
        'The database of Kubernetes is filling up; full, it takes no writes. Look for what makes objects without end.',
      when: 'above',
      // EKS gives it 8 GiB. Source: EKS best practices guide, "Kubernetes control plane", "etcd database size".
      threshold: 6 * gibibyte,
    },
    'failed-nodes': {
      metric: metrics.failedNodes,
      description: 'Nodes report a failure. Look at their conditions: kubectl describe node.',
      when: 'above',
      threshold: 0,
    },
    'node-memory': {
      metric: metrics.nodeMemory,
      description:
        'The nodes are short of memory, and pods will be evicted. Look at the limits of the largest pods.',
      when: 'above',
      threshold: 85,
      periods: 10,
    },
    'node-disk': {
      metric: metrics.nodeFilesystem,
      description: 'The disk of a node is filling up. Kubernetes removes images and evicts pods at 85 %.',
      when: 'above',
      // Below kubelet's own threshold of 85 %. Source: Kubernetes documentation, "Node-pressure eviction".
      threshold: 80,
    },
  };
}
