import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { Alarm, type AlarmProps, type Metric } from '../observability/alarm';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { Graph } from '../observability/dashboard';
import { connectionLimit, databaseClass } from '../observability/instance-classes';

/** Share of a limit from which there is trouble. */
const nearlyAll = 0.8;
const nearlyNone = 0.1;
const gibibyte = 1024 ** 3;

/** A metric of an instance. Source: RDS user guide, "Amazon CloudWatch metrics for Amazon RDS". */
export function postgresMetric(
  identifier: string,
  name: string,
  statistic: Metric['statistic'] = 'Average',
): Metric {
  return { namespace: 'AWS/RDS', name, dimensions: { DBInstanceIdentifier: identifier }, statistic };
}

export interface PostgresAlarmsProps {
  readonly environment: Environment;
  readonly topic: AlarmTopic;
  readonly identifier: string;
}

type Watch = Omit<AlarmProps, 'environment' | 'topic' | 'metric'> & { readonly metric: string };

/** Watches one PostgreSQL instance, by what its class and its storage can take. */
export function watchPostgres(scope: Construct, props: PostgresAlarmsProps): void {
  const { environment, topic, identifier } = props;
  for (const [id, { metric, ...watch }] of Object.entries(watchesOf(environment))) {
    new Alarm(scope, id, { ...watch, environment, topic, metric: postgresMetric(identifier, metric) });
  }
}

function watchesOf(environment: Environment): Readonly<Record<string, Watch>> {
  const { instanceClass, allocatedStorageGiB } = environment.storage.databases.postgres;
  const size = databaseClass(instanceClass);
  return {
    cpu: {
      metric: 'CPUUtilization',
      description: `PostgreSQL is busy: look at Performance Insights for the statements, then take a larger class than ${instanceClass}.`,
      when: 'above',
      threshold: 80,
    },
    load: {
      metric: 'DBLoad',
      description: `More sessions want to run than ${instanceClass} has vCPUs: look at Performance Insights for what they wait for.`,
      when: 'above',
      threshold: size.vcpus,
      periods: 15,
    },
    'free-memory': {
      metric: 'FreeableMemory',
      description: `Less than a tenth of the memory of ${instanceClass} is free: look for large sorts and too many connections.`,
      when: 'below',
      threshold: size.memoryGiB * nearlyNone * gibibyte,
    },
    'free-storage': {
      metric: 'FreeStorageSpace',
      description: 'Storage has not grown as it should: look whether it has reached maximumStorageGiB.',
      when: 'below',
      // RDS adds storage below a tenth, so that this is only seen where it cannot.
      threshold: Math.round(allocatedStorageGiB * nearlyNone * gibibyte),
    },
    connections: {
      metric: 'DatabaseConnections',
      description: `Four fifths of the connections that ${instanceClass} takes are in use: look for clients without a pool.`,
      when: 'above',
      threshold: Math.floor(connectionLimit(size) * nearlyAll),
    },
    'transaction-ids': {
      metric: 'MaximumUsedTransactionIDs',
      description:
        'Autovacuum is behind; PostgreSQL stops taking writes at two billion: look for long transactions.',
      when: 'above',
      threshold: 1_000_000_000,
    },
    ...(size.creditLimit === undefined
      ? {}
      : {
          credits: {
            metric: 'CPUCreditBalance',
            description: `${instanceClass} has nearly used up its CPU credits; what it uses beyond them is charged.`,
            when: 'below' as const,
            threshold: size.creditLimit * nearlyNone,
          },
        }),
  };
}

/** What the layer's dashboard shows of PostgreSQL. */
export function postgresGraphs(identifier: string): readonly Graph[] {
  const graph = (title: string, ...names: readonly string[]): Graph => ({
    title: `PostgreSQL: ${title}`,
    metrics: names.map((name) => postgresMetric(identifier, name)),
  });
  return [
    graph('CPU, %', 'CPUUtilization'),
    graph('sessions', 'DBLoad', 'DatabaseConnections'),
    graph('free memory, bytes', 'FreeableMemory'),
    graph('free storage, bytes', 'FreeStorageSpace'),
    graph('latency, s', 'ReadLatency', 'WriteLatency'),
    graph('operations, 1/s', 'ReadIOPS', 'WriteIOPS'),
  ];
}
