import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface TemplateStackProps {
  /** Name of CloudFormation's stack, unique in account and region. */
  readonly name: string;
  readonly description: string;
  /** The resources, by logical id, as CloudFormation takes them. */
  readonly resources: Readonly<Record<string, unknown>>;
  /** What must be there before, such as the secrets that the template refers to. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/**
 * Resources that CloudFormation makes, because it alone can put the value of a secret
 * into them without Terraform, its plans and its states ever holding it.
 */
export abstract class TemplateStack extends Construct {
  readonly resource: CloudformationStack;

  protected constructor(scope: Construct, id: string, props: TemplateStackProps) {
    super(scope, id);
    this.resource = new CloudformationStack(this, 'cloudformation_stack', {
      name: props.name,
      templateBody: JSON.stringify({
        AWSTemplateFormatVersion: '2010-09-09',
        Description: props.description,
        Resources: props.resources,
      }),
      ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
      provider: props.provider,
      tags: { Name: props.name },
    });
  }
}
