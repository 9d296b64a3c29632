import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { Alarm, type AlarmProps } from '../observability/alarm';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { globalMetrics, regionalMetrics } from './edge-metrics';

export interface EdgeAlarmsProps {
  readonly environment: Environment;
  readonly regional: ReturnType<typeof regionalMetrics>;
  readonly global: ReturnType<typeof globalMetrics>;
  /** The topic of the environment's home region. */
  readonly topic: AlarmTopic;
  /** The topic of CloudFront's region. */
  readonly cdnTopic: AlarmTopic;
}

/** Errors in five minutes that are worth waking somebody for: more than one in ten seconds. */
const errorsInFiveMinutes = 30;
const fiveMinutes = 300;

/** Blocked requests in five minutes, per request that one address may send in that time. */
const surgeFactor = 5;

type Trouble = Omit<AlarmProps, 'environment' | 'topic'>;

/** What is trouble at the edge: errors, slowness, pods that are not well, attacks. */
export class EdgeAlarms extends Construct {
  constructor(scope: Construct, id: string, props: EdgeAlarmsProps) {
    super(scope, id);
    const { environment, topic, cdnTopic } = props;
    const surge = surgeFactor * environment.security.monitoring.wafRateLimit;

    for (const [name, trouble] of Object.entries(regionalTroubles(props.regional, surge))) {
      new Alarm(this, name, { environment, topic, ...trouble });
    }
    for (const [name, trouble] of Object.entries(globalTroubles(props.global, surge))) {
      new Alarm(this, name, { environment, topic: cdnTopic, ...trouble });
    }
  }
}

function regionalTroubles(metrics: EdgeAlarmsProps['regional'], surge: number): Record<string, Trouble> {
  return {
    'load-balancer-5xx': errors(
      metrics.balancerErrors,
      'The load balancer itself answers with errors: it finds no pod that is well, or they hang up. Look at unhealthy hosts first.',
    ),
    'target-5xx': errors(
      metrics.targetErrors,
      'The API answers with errors. Look at its logs, and at the last rollout.',
    ),
    'unhealthy-hosts': {
      metric: metrics.unhealthyHosts,
      description: 'Pods of the API fail their health check. Look at their readiness and at the database.',
      when: 'above',
      threshold: 0,
      periods: 5,
    },
    'response-time': {
      metric: metrics.responseTime,
      description: 'One request in twenty waits for more than a second. Look at the database and the cache.',
      when: 'above',
      threshold: 1,
      periods: 5,
      missingData: 'notBreaching',
    },
    'waf-blocked': blocked(metrics.blocked, 'the load balancer', surge),
  };
}

function globalTroubles(metrics: EdgeAlarmsProps['global'], surge: number): Record<string, Trouble> {
  return {
    'cdn-5xx': {
      metric: metrics.errorRate,
      description:
        'More than one request in twenty ends in an error at CloudFront. If the load balancer sees none, look at its certificate and at the origin key.',
      when: 'above',
      threshold: 5,
      periods: 5,
      missingData: 'notBreaching',
    },
    'cdn-waf-blocked': blocked(metrics.blocked, 'CloudFront', surge),
    health: {
      metric: metrics.health,
      description:
        'The public name does not answer its health check, seen from all over the world. Users are affected.',
      when: 'below',
      threshold: 1,
      periods: 2,
      missingData: 'breaching',
    },
  };
}

function errors(metric: Trouble['metric'], description: string): Trouble {
  return {
    metric,
    description,
    when: 'above',
    threshold: errorsInFiveMinutes,
    periodSeconds: fiveMinutes,
    periods: 1,
    // No errors, no value.
    missingData: 'notBreaching',
  };
}

function blocked(metric: Trouble['metric'], where: string, threshold: number): Trouble {
  return {
    metric,
    description: `The firewall of ${where} blocks far more than usual: an attack, or a rule that is wrong about a release. Look at its log group.`,
    when: 'above',
    threshold,
    periodSeconds: fiveMinutes,
    periods: 1,
    missingData: 'notBreaching',
  };
}
