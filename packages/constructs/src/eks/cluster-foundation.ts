import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface ClusterFoundationProps {
  readonly environment: Environment;
  readonly vpcId: string;
  /** Encrypts the control plane's logs. */
  readonly key: EncryptionKey;
}

/** What an EKS cluster needs to exist before it: its log group, which EKS would make unencrypted, and its security group. */
export class ClusterFoundation extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { environment, vpcId, key }: ClusterFoundationProps) {
    super(scope, id);
    const { clusterName } = environment.compute.containers;
    const name = resourceName(environment, 'cluster');

    new CloudwatchLogGroup(this, 'cloudwatch_log_group', {
      // EKS writes to this name and no other. Source: EKS user guide, "Send control plane logs to CloudWatch Logs".
      name: `/aws/eks/${clusterName}/cluster`,
      retentionInDays: environment.observability.logRetentionDays,
      kmsKeyId: key.arn,
      tags: { Name: name },
    });
    this.securityGroupId = new SecurityGroup(this, 'security_group', {
      vpcId,
      name,
      description: 'Control plane of the EKS cluster',
      tags: { Name: name },
    }).id;
  }
}
