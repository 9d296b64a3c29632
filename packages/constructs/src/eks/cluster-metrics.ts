import type { Environment } from '../environment/environment';
import type { Metric } from '../observability/alarm';
import type { Graph } from '../observability/dashboard';

/** A metric that is measured of the whole cluster. */
function metricOf(namespace: 'AWS/EKS' | 'ContainerInsights', statistic: Metric['statistic']) {
  return (name: string, environment: Environment): Metric => ({
    namespace,
    name,
    dimensions: { ClusterName: environment.compute.containers.clusterName },
    statistic,
  });
}

const controlPlaneSum = metricOf('AWS/EKS', 'Sum');
const controlPlaneMaximum = metricOf('AWS/EKS', 'Maximum');
const insightMaximum = metricOf('ContainerInsights', 'Maximum');
const insightAverage = metricOf('ContainerInsights', 'Average');

/**
 * What EKS and Container Insights measure of the cluster. Source: EKS user guide,
 * "Monitor cluster data with Amazon CloudWatch", and CloudWatch user guide,
 * "Amazon EKS and Kubernetes Container Insights metrics".
 */
export function clusterMetrics(environment: Environment) {
  return {
    serverErrors: controlPlaneSum('apiserver_request_total_5XX', environment),
    requests: controlPlaneSum('apiserver_request_total', environment),
    throttledRequests: controlPlaneSum('apiserver_request_total_429', environment),
    unschedulablePods: controlPlaneMaximum('scheduler_pending_pods_UNSCHEDULABLE', environment),
    databaseBytes: controlPlaneMaximum('apiserver_storage_size_bytes', environment),
    nodes: insightMaximum('cluster_node_count', environment),
    failedNodes: insightMaximum('cluster_failed_node_count', environment),
    nodeCpu: insightAverage('node_cpu_utilization', environment),
    nodeMemory: insightAverage('node_memory_utilization', environment),
    nodeFilesystem: insightMaximum('node_filesystem_utilization', environment),
  };
}

/** The cluster on one page: first what users feel, then what is running out. */
export function clusterGraphs(environment: Environment): readonly Graph[] {
  const metrics = clusterMetrics(environment);
  return [
    { title: 'API server: requests', metrics: [metrics.requests, metrics.throttledRequests] },
    { title: 'API server: errors of its own', metrics: [metrics.serverErrors] },
    { title: 'Pods that no node has room for', metrics: [metrics.unschedulablePods] },
    { title: 'Nodes', metrics: [metrics.nodes, metrics.failedNodes] },
    { title: 'CPU and memory of nodes (%)', metrics: [metrics.nodeCpu, metrics.nodeMemory] },
    { title: 'Fullest disk of a node (%)', metrics: [metrics.nodeFilesystem] },
    { title: 'Size of etcd (bytes)', metrics: [metrics.databaseBytes] },
  ];
}
