import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { permissionsBoundaryArn, project, resourceName } from '../environment/names';
import { PolicyDocument, serviceTrust } from '../identity/policy-document';
import type { Vpc } from './vpc';

export interface FlowLogsProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
  /** Encrypts the log group. */
  readonly key: EncryptionKey;
}

/** Records every connection of the VPC, accepted or refused, in CloudWatch. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { environment, vpc, key }: FlowLogsProps) {
    super(scope, id);
    const name = resourceName(environment, 'flow-logs');
    const tags = { Name: name };

    const logGroup = new CloudwatchLogGroup(this, 'cloudwatch_log_group', {
      name: `/${project}/${environment.name}/vpc-flow-logs`,
      retentionInDays: environment.networking.vpc.flowLogs.retentionDays,
      kmsKeyId: key.arn,
      tags,
    });
    const role = new IamRole(this, 'iam_role', {
      name,
      description: 'Lets VPC flow logs write to their log group',
      assumeRolePolicy: serviceTrust('vpc-flow-logs.amazonaws.com', environment.access.accountId).toJson(),
      permissionsBoundary: permissionsBoundaryArn(environment),
      tags,
    });
    new IamRolePolicy(this, 'iam_role_policy', {
      name: 'write-flow-logs',
      role: role.id,
      policy: new PolicyDocument([
        {
          sid: 'WriteFlowLogs',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [`${logGroup.arn}:*`],
        },
      ]).toJson(),
    });
    new FlowLog(this, 'flow_log', {
      vpcId: vpc.vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
      tags,
    });
  }
}
