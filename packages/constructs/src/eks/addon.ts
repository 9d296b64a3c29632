import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { type AddonName, pins } from '../versions';
import type { Cluster } from './cluster';

export interface AddonProps {
  readonly environment: Environment;
  readonly cluster: Cluster;
  readonly name: AddonName;
  /** Settings, by the add-on's own schema. @default its defaults */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Role of the add-on's service account. @default none */
  readonly roleArn?: string;
  /** What must be there first: nodes, for what runs as pods that are not on every node. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/** Software that EKS runs in the cluster and Terraform keeps at the pinned version and settings. */
export class Addon extends Construct {
  readonly resource: EksAddon;

  constructor(scope: Construct, id: string, props: AddonProps) {
    super(scope, id);
    const { kubernetesVersion } = props.environment.compute.containers;
    this.resource = new EksAddon(this, 'eks_addon', {
      clusterName: props.cluster.clusterName,
      addonName: props.name,
      addonVersion: pins.kubernetes.versions[kubernetesVersion].addons[props.name],
      configurationValues: props.settings && JSON.stringify(props.settings),
      serviceAccountRoleArn: props.roleArn,
      // What is written here holds, whoever has changed it in the cluster.
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      tags: { Name: props.name },
      dependsOn: props.after && [...props.after],
    });
  }
}
