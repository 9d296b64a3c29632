import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  maximumZones,
  planAddresses,
  subnetTiers,
  type SubnetTier as Tier,
} from '../environment/address-plan';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { Vpc } from './vpc';

export interface SubnetTierProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
  readonly tier: Tier;
  /** Tags of the subnets beside their names, such as those that load balancers look for. @default none */
  readonly subnetTags?: Readonly<Record<string, string>>;
}

/** One zone's part of a tier. */
export interface ZoneSubnet {
  /** The zone: `us-east-1a`. */
  readonly availabilityZone: string;
  /** The zone's letter, which its resources are named after. */
  readonly letter: string;
  readonly subnetId: string;
  readonly routeTableId: string;
  /** Where further resources of the zone go. */
  readonly scope: Construct;
}

/** The subnets of one tier: one a zone, each with a route table of its own. */
export class SubnetTier extends Construct {
  readonly zones: readonly ZoneSubnet[];

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const { environment, vpc, tier, subnetTags } = props;
    const { availabilityZones } = environment.cloud;
    const cidrs = planAddresses(vpc.cidr, availabilityZones.length)[tier];

    this.zones = availabilityZones.map((availabilityZone, index) => {
      const letter = availabilityZone.slice(-1);
      const zone = new Construct(this, letter);
      const tags = { Name: resourceName(environment, tier, letter) };
      const subnet = new Subnet(zone, 'subnet', {
        vpcId: vpc.vpcId,
        availabilityZone,
        cidrBlock: cidrs[index],
        ...ipv6Settings(vpc, tier, index),
        mapPublicIpOnLaunch: false,
        tags: { ...tags, Tier: tier, ...subnetTags },
      });
      const routeTable = new RouteTable(zone, 'route_table', { vpcId: vpc.vpcId, tags });
      new RouteTableAssociation(zone, 'route_table_association', {
        subnetId: subnet.id,
        routeTableId: routeTable.id,
      });
      return { availabilityZone, letter, subnetId: subnet.id, routeTableId: routeTable.id, scope: zone };
    });
  }

  get subnetIds(): string[] {
    return this.zones.map(({ subnetId }) => subnetId);
  }

  get routeTableIds(): string[] {
    return this.zones.map(({ routeTableId }) => routeTableId);
  }
}

/** Each subnet takes a /64 of the VPC's /56, at a place that depends on its tier and zone alone. */
function ipv6Settings(vpc: Vpc, tier: Tier, zoneIndex: number) {
  if (vpc.ipv6Cidr === undefined) return {};
  const place = subnetTiers.indexOf(tier) * maximumZones + zoneIndex;
  return { ipv6CidrBlock: Fn.cidrsubnet(vpc.ipv6Cidr, 8, place), assignIpv6AddressOnCreation: true };
}
