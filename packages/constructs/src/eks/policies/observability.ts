import { PolicyDocument } from '../../identity/policy-document';

/** Writes the logs of containers to one log group. Source: Fluent Bit's documentation, "Amazon CloudWatch". */
export function logShippingPolicies(logGroupArn: string) {
  return {
    logs: new PolicyDocument([
      {
        sid: 'WriteContainerLogs',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [logGroupArn, `${logGroupArn}:*`],
      },
    ]),
  };
}
