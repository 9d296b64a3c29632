import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { permissionsBoundaryArn } from '../environment/names';
import type { LayerStack } from '../layer/layer-stack';
import type { PolicyDocument } from './policy-document';

export interface RoleProps {
  /** The role's name, unique in the account; at most 64 characters. */
  readonly name: string;
  readonly description: string;
  /** Who may assume the role. */
  readonly trust: PolicyDocument;
  /** What the role may do, by the name of the policy. @default nothing */
  readonly policies?: Readonly<Record<string, PolicyDocument>>;
  /** AWS managed policies, by their last part: `AmazonEKSWorkerNodePolicy`. @default none */
  readonly managedPolicies?: readonly string[];
  /** ARN of a policy that bounds what the role can ever do. @default the account's boundary, where GitHub's workflows apply the environment */
  readonly permissionsBoundary?: string;
}

/** An IAM role: who may assume it, and all that it may do. */
export class Role extends Construct {
  readonly arn: string;
  readonly roleName: string;
  readonly resource: IamRole;
  /** What grants the role its rights, for what must not start before it has them. */
  readonly grants: readonly (IamRolePolicy | IamRolePolicyAttachment)[];

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const { name, policies = {}, managedPolicies = [] } = props;
    const { environment } = TerraformStack.of(this) as LayerStack;

    this.resource = new IamRole(this, 'iam_role', {
      name,
      description: props.description,
      assumeRolePolicy: props.trust.toJson(),
      permissionsBoundary: props.permissionsBoundary ?? permissionsBoundaryArn(environment),
      tags: { Name: name },
    });
    this.arn = this.resource.arn;
    this.roleName = this.resource.name;
    this.grants = [
      ...Object.entries(policies).map(
        ([policy, document]) =>
          new IamRolePolicy(this, policy, {
            name: policy,
            role: this.resource.id,
            policy: document.toJson(),
          }),
      ),
      ...managedPolicies.map(
        (policy) =>
          new IamRolePolicyAttachment(this, shortName(policy), {
            role: this.resource.name,
            policyArn: `arn:aws:iam::aws:policy/${policy}`,
          }),
      ),
    ];
  }
}

/** `service-role/AmazonRDSEnhancedMonitoringRole` as a construct id. */
function shortName(policy: string): string {
  return policy.split('/').at(-1) as string;
}
