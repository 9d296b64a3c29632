import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { SubnetTier } from './subnet-tier';
import type { Vpc } from './vpc';

/** What a network ACL lets through in one direction. All rules allow; what none names is denied. */
export interface AclRule {
  /** `all` protocols, or one with its ports. */
  readonly protocol: 'all' | 'tcp' | 'udp';
  /** First and last port. @default all ports */
  readonly ports?: readonly [number, number];
  /** IPv4 or IPv6 network on the other side. */
  readonly cidr: string;
}

export interface TierAclProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
  /** Last part of the ACL's name. */
  readonly name: string;
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

/** Numbers leave room between rules, as AWS advises. Source: VPC user guide, "Network ACL rules". */
const ruleNumberStep = 100;

/** Puts the subnets of a tier under a network ACL of their own. */
export function restrictTier(tier: SubnetTier, props: TierAclProps): void {
  const acl = new NetworkAcl(tier, 'network_acl', {
    vpcId: props.vpc.vpcId,
    tags: { Name: resourceName(props.environment, props.name) },
  });
  for (const direction of ['ingress', 'egress'] as const) {
    props[direction].forEach(({ protocol, ports, cidr }, index) => {
      const ruleNumber = (index + 1) * ruleNumberStep;
      new NetworkAclRule(tier, `${direction}_${ruleNumber}`, {
        networkAclId: acl.id,
        egress: direction === 'egress',
        ruleNumber,
        ruleAction: 'allow',
        protocol: protocol === 'all' ? '-1' : protocol,
        ...(ports && { fromPort: ports[0], toPort: ports[1] }),
        ...(cidr.includes(':') ? { ipv6CidrBlock: cidr } : { cidrBlock: cidr }),
      });
    });
  }
  for (const { scope, subnetId } of tier.zones) {
    new NetworkAclAssociation(scope, 'network_acl_association', { networkAclId: acl.id, subnetId });
  }
}
