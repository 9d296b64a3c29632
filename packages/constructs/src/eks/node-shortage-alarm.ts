import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { AlarmTopic } from '../observability/alarm-topic';
import type { NodeGroup } from './node-group';

export interface NodeShortageAlarmProps {
  readonly environment: Environment;
  readonly topic: AlarmTopic;
  /** The group's name in the environment. */
  readonly groupName: string;
  readonly group: NodeGroup;
}

/** Seconds that one value is taken over, and how many must be trouble: a node takes minutes to start, not fifteen. */
const periodSeconds = 60;
const periods = 15;

/** Tells when a group has fewer nodes than were asked for: no capacity, a quota, or nodes that fail to start. */
export class NodeShortageAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, topic, groupName, group }: NodeShortageAlarmProps,
  ) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, 'cloudwatch_metric_alarm', {
      alarmName: resourceName(environment, 'nodes', groupName, 'shortage'),
      alarmDescription:
        `The node group ${groupName} has had fewer nodes than it wants for ${periods} minutes. ` +
        'Look at the activity of its Auto Scaling group first.',
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: periods,
      treatMissingData: 'missing',
      metricQuery: [
        { id: 'shortage', expression: 'desired - running', label: 'Missing nodes', returnData: true },
        query('desired', 'GroupDesiredCapacity', group),
        query('running', 'GroupInServiceInstances', group),
      ],
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    });
  }
}

/** EKS has the groups that it manages collect these metrics. Source: aws/containers-roadmap, issue 762. */
function query(id: string, metricName: string, { autoScalingGroupName }: NodeGroup) {
  return {
    id,
    metric: {
      namespace: 'AWS/AutoScaling',
      metricName,
      dimensions: { AutoScalingGroupName: autoScalingGroupName },
      period: periodSeconds,
      stat: 'Minimum',
    },
  };
}
