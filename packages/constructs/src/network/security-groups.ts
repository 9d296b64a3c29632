import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { anyIpv4, anyIpv6 } from './addresses';
import { type Peer, type SecurityGroupName, securityGroupPurposes, type Traffic, traffic } from './traffic';
import type { Vpc } from './vpc';

export interface SecurityGroupsProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
}

/** Where the other side of a rule is. */
interface Target {
  /** Part of the rule's address: empty, or `_ipv6` for the second rule of a pair. */
  readonly suffix: string;
  readonly attributes: { cidrIpv4?: string; cidrIpv6?: string; referencedSecurityGroupId?: string };
}

/**
 * The base security groups. Their rules come from the table in `traffic.ts`: one
 * resource a rule, on each side that is a group.
 */
export class SecurityGroups {
  readonly #ids: Readonly<Record<SecurityGroupName, string>>;
  readonly #scopes: Readonly<Record<SecurityGroupName, Construct>>;
  readonly #vpc: Vpc;

  constructor(scope: Construct, { environment, vpc }: SecurityGroupsProps) {
    this.#vpc = vpc;
    const built = (Object.entries(securityGroupPurposes) as [SecurityGroupName, string][]).map(
      ([name, description]) => {
        const group = new Construct(scope, name);
        const fullName = resourceName(environment, name);
        const { id } = new SecurityGroup(group, 'security_group', {
          vpcId: vpc.vpcId,
          name: fullName,
          description,
          tags: { Name: fullName },
        });
        return { name, group, id };
      },
    );
    this.#ids = byName(built, ({ id }) => id);
    this.#scopes = byName(built, ({ group }) => group);

    for (const connection of traffic) this.#allow(connection);
  }

  /** The id of a group. */
  id(name: SecurityGroupName): string {
    return this.#ids[name];
  }

  #allow({ from, to, port, purpose }: Traffic): void {
    const rule = { fromPort: port, toPort: port, ipProtocol: 'tcp', description: purpose };
    if (isGroup(to)) {
      for (const { suffix, attributes } of this.#targets(from)) {
        new VpcSecurityGroupIngressRule(this.#scopes[to], `from_${from}_${port}${suffix}`, {
          securityGroupId: this.#ids[to],
          ...attributes,
          ...rule,
        });
      }
    }
    if (isGroup(from)) {
      for (const { suffix, attributes } of this.#targets(to)) {
        new VpcSecurityGroupEgressRule(this.#scopes[from], `to_${to}_${port}${suffix}`, {
          securityGroupId: this.#ids[from],
          ...attributes,
          ...rule,
        });
      }
    }
  }

  #targets(peer: Peer): Target[] {
    if (isGroup(peer)) return [{ suffix: '', attributes: { referencedSecurityGroupId: this.#ids[peer] } }];
    const [ipv4, ipv6] = peer === 'vpc' ? [this.#vpc.cidr, this.#vpc.ipv6Cidr] : [anyIpv4, anyIpv6];
    const targets: Target[] = [{ suffix: '', attributes: { cidrIpv4: ipv4 } }];
    if (this.#vpc.ipv6Cidr !== undefined) targets.push({ suffix: '_ipv6', attributes: { cidrIpv6: ipv6 } });
    return targets;
  }
}

function isGroup(peer: Peer): peer is SecurityGroupName {
  return peer in securityGroupPurposes;
}

function byName<T extends { name: SecurityGroupName }, V>(items: readonly T[], value: (item: T) => V) {
  return Object.fromEntries(items.map((item) => [item.name, value(item)])) as Record<SecurityGroupName, V>;
}
