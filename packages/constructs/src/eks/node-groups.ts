import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { NodeGroup, type NodeGroupProps } from './node-group';
import { NodeRole } from './node-role';

export type NodeGroupsProps = Omit<NodeGroupProps, 'group' | 'role'>;

/** The node groups of an environment, by name, and the role that they share. */
export class NodeGroups extends Construct {
  readonly roleArn: string;
  readonly byName: ReadonlyMap<string, NodeGroup>;

  constructor(scope: Construct, id: string, props: NodeGroupsProps) {
    super(scope, id);
    const role = new NodeRole(this, 'role', props);
    this.roleArn = role.arn;
    this.byName = new Map(
      props.environment.compute.containers.nodeGroups.map((group) => [
        group.name,
        new NodeGroup(this, group.name, { ...props, group, role }),
      ]),
    );
  }

  /** Names of the groups, as EKS has them. */
  get names(): string[] {
    return [...this.byName.values()].map(({ nodeGroupName }) => nodeGroupName);
  }

  /** For what needs nodes to run on. */
  get resources(): ITerraformDependable[] {
    return [...this.byName.values()].map(({ resource }) => resource);
  }
}
