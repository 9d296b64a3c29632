import { Address4 } from 'ip-address';

/** The tiers of subnets that a VPC has, in the order in which they are cut from its network. */
export const subnetTiers = ['private', 'public', 'database'] as const;

export type SubnetTier = (typeof subnetTiers)[number];

/** Zones that a VPC's network has room for. */
export const maximumZones = 4;

/** Prefix length that an environment's VPC must have. */
export const vpcPrefixLength = 16;

/** Prefix length of the subnets of each tier. */
export const prefixLengths: Readonly<Record<SubnetTier, number>> = {
  /** 8192 addresses a zone: every pod takes one. */
  private: 19,
  /** 1024 addresses a zone: load balancers and NAT gateways. */
  public: 22,
  /** 256 addresses a zone: databases and caches. */
  database: 24,
};

/** Addresses of every subnet that AWS keeps for itself. Source: VPC user guide, "Subnet CIDR blocks". */
export const reservedAddresses = 5;

/** The networks of one VPC's subnets: for each tier one a zone, in the order of the zones. */
export type AddressPlan = Readonly<Record<SubnetTier, readonly string[]>>;

/**
 * Cuts the subnets of a VPC from its network.
 *
 * Each tier owns a block that has room for {@link maximumZones} subnets, so that
 * a further zone never moves an existing subnet. The private tier takes the
 * first half, the public and the database tier follow, and the rest stays free.
 *
 * @param vpcCidr the VPC's network, a /16 such as `10.40.0.0/16`
 * @param zones how many availability zones the VPC spans, 1 to {@link maximumZones}
 * @throws RangeError when the network is not a /16 or the zones do not fit
 */
export function planAddresses(vpcCidr: string, zones: number): AddressPlan {
  const vpc = new Address4(vpcCidr);
  if (vpc.subnetMask !== vpcPrefixLength) {
    throw new RangeError(`${vpcCidr} is not a /${vpcPrefixLength} network`);
  }
  if (!Number.isInteger(zones) || zones < 1 || zones > maximumZones) {
    throw new RangeError(`a VPC spans 1 to ${maximumZones} zones, not ${zones}`);
  }

  let next = vpc.startAddress().bigInt();
  const plan: Partial<Record<SubnetTier, string[]>> = {};
  for (const tier of subnetTiers) {
    const size = sizeOf(prefixLengths[tier]);
    const first = next;
    plan[tier] = Array.from({ length: zones }, (_, zone) =>
      network(first + size * BigInt(zone), prefixLengths[tier]),
    );
    next += size * BigInt(maximumZones);
  }
  return plan as AddressPlan;
}

/** Whether two networks share an address. */
export function overlap(left: string, right: string): boolean {
  const [a, b] = [new Address4(left), new Address4(right)];
  return a.isInSubnet(b) || b.isInSubnet(a);
}

/** Addresses that a zone's private subnet has for nodes and pods. */
export const podAddressesPerZone = Number(sizeOf(prefixLengths.private)) - reservedAddresses;

function sizeOf(prefixLength: number): bigint {
  return 1n << BigInt(32 - prefixLength);
}

function network(start: bigint, prefixLength: number): string {
  return `${Address4.fromBigInt(start).correctForm()}/${prefixLength}`;
}
