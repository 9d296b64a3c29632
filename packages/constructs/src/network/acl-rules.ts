import { planAddresses } from '../environment/address-plan';
import type { Environment } from '../environment/environment';
import { anyIpv4, anyIpv6 } from './addresses';
import type { AclRule } from './network-acl';
import { ports } from './traffic';
import type { Vpc } from './vpc';

/** Ports that answers come back to. Source: VPC user guide, "Ephemeral ports". */
const ephemeral = [1024, 65_535] as const;

interface TierRules {
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

/** Users reach the load balancer; answers reach NAT; all else must come from the VPC. */
export function publicRules(vpc: Vpc): TierRules {
  const world = worldOf(vpc);
  return {
    ingress: [
      { protocol: 'all', cidr: vpc.cidr },
      ...world.flatMap((cidr): AclRule[] => [
        { protocol: 'tcp', ports: [ports.http, ports.http], cidr },
        { protocol: 'tcp', ports: [ports.https, ports.https], cidr },
        { protocol: 'tcp', ports: ephemeral, cidr },
        { protocol: 'udp', ports: ephemeral, cidr },
      ]),
    ],
    egress: world.map((cidr) => ({ protocol: 'all', cidr })),
  };
}

/** Only answers come from the world; all else must come from the VPC. */
export function privateRules(vpc: Vpc): TierRules {
  const world = worldOf(vpc);
  return {
    ingress: [
      { protocol: 'all', cidr: vpc.cidr },
      ...world.flatMap((cidr): AclRule[] => [
        { protocol: 'tcp', ports: ephemeral, cidr },
        { protocol: 'udp', ports: ephemeral, cidr },
      ]),
    ],
    egress: world.map((cidr) => ({ protocol: 'all', cidr })),
  };
}

/**
 * Databases answer the private subnets and talk among themselves; nothing else.
 * Zone by zone, so that another zone adds rules and renumbers none: to replace a rule
 * is to cut, for a moment, what it allows.
 */
export function databaseRules(environment: Environment, vpc: Vpc): TierRules {
  const plan = planAddresses(vpc.cidr, environment.cloud.availabilityZones.length);
  const zones = plan.private.map((cidr, zone) => {
    const among: AclRule = { protocol: 'all', cidr: plan.database[zone] as string };
    return { cidr, among };
  });
  return {
    ingress: zones.flatMap(({ cidr, among }): AclRule[] => [
      { protocol: 'tcp', ports: [ports.postgres, ports.postgres], cidr },
      { protocol: 'tcp', ports: [ports.redis, ports.redis], cidr },
      among,
    ]),
    egress: zones.flatMap(({ cidr, among }): AclRule[] => [
      { protocol: 'tcp', ports: ephemeral, cidr },
      among,
    ]),
  };
}

function worldOf(vpc: Vpc): string[] {
  return vpc.ipv6Cidr === undefined ? [anyIpv4] : [anyIpv4, anyIpv6];
}
