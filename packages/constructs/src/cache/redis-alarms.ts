import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { Alarm, type AlarmProps, type Metric } from '../observability/alarm';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { Graph } from '../observability/dashboard';
import { type CacheClass, cacheClass } from '../observability/instance-classes';

/** A metric of a node. Source: ElastiCache user guide, "Metrics for Valkey and Redis OSS". */
export function redisMetric(
  nodeId: string,
  name: string,
  statistic: Metric['statistic'] = 'Average',
): Metric {
  return { namespace: 'AWS/ElastiCache', name, dimensions: { CacheClusterId: nodeId }, statistic };
}

export interface RedisAlarmsProps {
  readonly environment: Environment;
  readonly topic: AlarmTopic;
  /** The nodes of the replication group: `diet-game-production-redis-001`. */
  readonly nodeIds: readonly string[];
}

type Watch = Omit<AlarmProps, 'environment' | 'topic' | 'metric'> & {
  readonly metric: string;
  readonly statistic?: Metric['statistic'];
};

/** Watches every node, since a failover makes any of them the primary. */
export function watchRedis(scope: Construct, { environment, topic, nodeIds }: RedisAlarmsProps): void {
  const { nodeType } = environment.storage.databases.redis;
  const watches = watchesOf(nodeType, cacheClass(nodeType));
  nodeIds.forEach((nodeId, index) => {
    const node = new Construct(scope, `node-${index + 1}`);
    for (const [id, { metric, statistic, ...watch }] of Object.entries(watches)) {
      new Alarm(node, id, { ...watch, environment, topic, metric: redisMetric(nodeId, metric, statistic) });
    }
  });
}

/** Source of the percentages: ElastiCache user guide, "Which metrics should I monitor?". */
function watchesOf(nodeType: string, size: CacheClass): Readonly<Record<string, Watch>> {
  return {
    cpu: {
      metric: 'CPUUtilization',
      description: `The node is busy, with snapshots and encryption too: take a larger type than ${nodeType}.`,
      when: 'above',
      threshold: 90,
    },
    'engine-cpu': {
      metric: 'EngineCPUUtilization',
      description: `The engine's one thread is busy on one of ${size.vcpus} vCPUs: look for slow commands in the slow log.`,
      when: 'above',
      threshold: 90,
    },
    memory: {
      metric: 'BytesUsedForCache',
      description: `Data takes four fifths of what ${nodeType} leaves it: look for keys that never end.`,
      when: 'above',
      // A quarter is reserved. Source: ElastiCache user guide, "Managing reserved memory".
      threshold: Math.floor(size.memoryBytes * 0.75 * 0.8),
    },
    evictions: {
      metric: 'Evictions',
      statistic: 'Sum',
      description: 'Keys are thrown out for want of memory: the cache is too small, or keys live too long.',
      when: 'above',
      threshold: 0,
      periodSeconds: 300,
      periods: 3,
    },
    connections: {
      metric: 'CurrConnections',
      description: `Four fifths of the clients that ${nodeType} takes are connected: look for clients without a pool.`,
      when: 'above',
      threshold: Math.floor(size.connections * 0.8),
    },
    lag: {
      metric: 'ReplicationLag',
      description: 'The replica is seconds behind; a failover now would lose them.',
      when: 'above',
      threshold: 5,
      // Only a replica has a lag.
      missingData: 'notBreaching',
    },
    ...(size.creditLimit === undefined
      ? {}
      : {
          credits: {
            metric: 'CPUCreditBalance',
            description: `${nodeType} has nearly used up its CPU credits, and will slow down.`,
            when: 'below' as const,
            threshold: size.creditLimit * 0.1,
          },
        }),
  };
}

/** What the layer's dashboard shows of Redis. */
export function redisGraphs(nodeIds: readonly string[]): readonly Graph[] {
  const graph = (title: string, ...names: readonly string[]): Graph => ({
    title: `Redis: ${title}`,
    metrics: nodeIds.flatMap((nodeId) => names.map((name) => redisMetric(nodeId, name))),
  });
  return [
    graph('engine CPU, %', 'EngineCPUUtilization'),
    graph('memory, %', 'DatabaseMemoryUsagePercentage'),
    graph('connections', 'CurrConnections'),
    graph('hits and misses', 'CacheHits', 'CacheMisses'),
    graph('evictions', 'Evictions'),
    graph('replication lag, s', 'ReplicationLag'),
  ];
}
