import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { webAclRules } from './web-acl-rules';

export interface WebAclProps {
  readonly environment: Environment;
  /** Last part of its name. */
  readonly name: string;
  /** What it stands before: load balancers of a region, or CloudFront. */
  readonly scope: 'REGIONAL' | 'CLOUDFRONT';
  /** The load balancer that it stands before. @default none; a distribution names its web ACL itself */
  readonly guards?: string;
  /** The region's provider: that of us-east-1 for CloudFront. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** A web application firewall: what is known to be an attack is blocked, the rest let through. */
export class WebAcl extends Construct {
  readonly arn: string;
  /** Its name, which is its dimension in CloudWatch. */
  readonly aclName: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const name = resourceName(props.environment, props.name);
    this.aclName = name;
    this.arn = new Wafv2WebAcl(this, 'wafv2_web_acl', {
      name,
      description: `Guards ${props.name} of ${props.environment.name}`,
      scope: props.scope,
      defaultAction: { allow: {} },
      rule: webAclRules(props.environment, props.scope),
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        metricName: name,
        // Samples show whole headers to who may look at the firewall: tokens of users, and the origin key.
        sampledRequestsEnabled: false,
      },
      provider: props.provider,
      tags: { Name: name },
    }).arn;
    if (props.guards !== undefined) {
      new Wafv2WebAclAssociation(this, 'wafv2_web_acl_association', {
        resourceArn: props.guards,
        webAclArn: this.arn,
      });
    }
  }
}
