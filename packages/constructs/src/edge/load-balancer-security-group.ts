import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { homeRegion, resourceName } from '../environment/names';
import { ports } from '../network/traffic';
import { pins } from '../versions';
import { apiPort } from './api-target-group';

export interface LoadBalancerSecurityGroupProps {
  readonly environment: Environment;
  readonly vpcId: string;
  readonly vpcCidr: string;
}

/**
 * Lets CloudFront's servers in, and out to the pods of the API; nobody and nothing else.
 * The way in is the group's own and no resource beside it, so that a rule added by hand
 * is a change that the next plan takes back.
 */
export class LoadBalancerSecurityGroup extends Construct {
  readonly groupId: string;

  constructor(scope: Construct, id: string, props: LoadBalancerSecurityGroupProps) {
    super(scope, id);
    const { environment } = props;
    const name = resourceName(environment, 'load-balancer');

    this.groupId = new SecurityGroup(this, 'security_group', {
      vpcId: props.vpcId,
      name,
      description: 'Load balancer of the API',
      ingress: [
        {
          // The list counts as 55 of the 60 rules that a group may have, so that port 80 has no
          // room beside it, nor any need: CloudFront calls by HTTPS only.
          // Source: VPC user guide, "AWS-managed prefix list weight".
          prefixListIds: [cloudFrontPrefixList(homeRegion(environment))],
          fromPort: ports.https,
          toPort: ports.https,
          protocol: 'tcp',
          description: 'HTTPS from CloudFront',
        },
      ],
      tags: { Name: name },
    }).id;
    new VpcSecurityGroupEgressRule(this, `to_api_${apiPort}`, {
      securityGroupId: this.groupId,
      cidrIpv4: props.vpcCidr,
      fromPort: apiPort,
      toPort: apiPort,
      ipProtocol: 'tcp',
      description: 'Requests and health checks to the pods of the API',
    });
  }
}

function cloudFrontPrefixList(region: string): string {
  return pins.edge.cloudFrontPrefixLists[region as keyof typeof pins.edge.cloudFrontPrefixLists];
}
