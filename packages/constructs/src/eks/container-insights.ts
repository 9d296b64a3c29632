import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { Addon } from './addon';
import type { Cluster } from './cluster';

export interface ContainerInsightsProps {
  readonly environment: Environment;
  readonly cluster: Cluster;
  /** Encrypts the logs. */
  readonly key: EncryptionKey;
}

/**
 * What CloudWatch knows of nodes and pods, and the log groups that it comes by,
 * which the add-on would make itself, unencrypted and without an end.
 */
export class ContainerInsights extends Construct {
  /** Where the logs of containers go. */
  readonly containerLogGroup: CloudwatchLogGroup;
  readonly #props: ContainerInsightsProps;
  readonly #groups: readonly CloudwatchLogGroup[];

  constructor(scope: Construct, id: string, props: ContainerInsightsProps) {
    super(scope, id);
    this.#props = props;
    this.containerLogGroup = this.#createGroup('application');
    const others = ['performance', ...(this.#shipsLogs ? ['dataplane', 'host'] : [])];
    this.#groups = [this.containerLogGroup, ...others.map((name) => this.#createGroup(name))];
  }

  /** Installs the agent, once there are nodes. */
  install(roleArn: string, nodes: readonly ITerraformDependable[]): void {
    new Addon(this, 'agent', {
      ...this.#props,
      name: 'amazon-cloudwatch-observability',
      settings: { containerLogs: { enabled: this.#shipsLogs } },
      roleArn,
      after: [...nodes, ...this.#groups],
    });
  }

  /** Whether CloudWatch's own Fluent Bit ships logs: not beside that of the platform. */
  get #shipsLogs(): boolean {
    return !this.#props.environment.compute.containers.platform.logging;
  }

  #createGroup(name: string): CloudwatchLogGroup {
    const { environment, key } = this.#props;
    return new CloudwatchLogGroup(this, name, {
      // Source: CloudWatch user guide, "Set up Fluent Bit as a DaemonSet to send logs to CloudWatch Logs".
      name: `/aws/containerinsights/${environment.compute.containers.clusterName}/${name}`,
      retentionInDays: environment.observability.logRetentionDays,
      kmsKeyId: key.arn,
      tags: { Name: resourceName(environment, 'container', name) },
    });
  }
}
