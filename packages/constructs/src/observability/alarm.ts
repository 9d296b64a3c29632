import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { AlarmTopic } from './alarm-topic';

/** A metric of CloudWatch: what is measured, and of what. */
export interface Metric {
  /** `AWS/RDS` */
  readonly namespace: string;
  /** `CPUUtilization` */
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `p95` is the value that 95 of 100 stay below. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum' | Percentile;
}

type Percentile = `p${number}`;

export interface AlarmProps {
  readonly environment: Environment;
  readonly topic: AlarmTopic;
  readonly metric: Metric;
  /** What the alarm means, and what to look at first. */
  readonly description: string;
  /** Which side of the threshold is trouble. */
  readonly when: 'above' | 'below';
  /** In the metric's own unit. */
  readonly threshold: number;
  /** Seconds that one value is taken over. @default 60 */
  readonly periodSeconds?: number;
  /** How many periods in a row must be trouble. @default 5 */
  readonly periods?: number;
  /** What a period without a value means. @default missing, which changes nothing */
  readonly missingData?: 'missing' | 'breaching' | 'notBreaching';
}

/** Tells the topic when a metric crosses its threshold, and when it is back. */
export class Alarm extends Construct {
  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const { metric, topic } = props;
    new CloudwatchMetricAlarm(this, 'cloudwatch_metric_alarm', {
      alarmName: resourceName(props.environment, ...this.node.path.split('/').slice(1)),
      alarmDescription: props.description,
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      ...(isPercentile(metric.statistic)
        ? { extendedStatistic: metric.statistic }
        : { statistic: metric.statistic }),
      comparisonOperator: props.when === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
      threshold: props.threshold,
      period: props.periodSeconds ?? 60,
      evaluationPeriods: props.periods ?? 5,
      treatMissingData: props.missingData ?? 'missing',
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      provider: topic.provider,
    });
  }
}

function isPercentile(statistic: Metric['statistic']): statistic is Percentile {
  return statistic.startsWith('p');
}
