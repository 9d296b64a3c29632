import { Route } from '@cdktf/provider-aws/lib/route';
import { anyIpv4, anyIpv6 } from './addresses';
import type { NatGateways } from './nat-gateways';
import type { SubnetTier } from './subnet-tier';
import type { Vpc } from './vpc';

/** Sends what a public tier has for the world through the internet gateway. */
export function routeToInternet(tier: SubnetTier, vpc: Vpc): void {
  for (const { scope, routeTableId } of tier.zones) {
    new Route(scope, 'internet', {
      routeTableId,
      destinationCidrBlock: anyIpv4,
      gatewayId: vpc.internetGatewayId,
    });
    if (vpc.ipv6Cidr !== undefined) {
      new Route(scope, 'internet_ipv6', {
        routeTableId,
        destinationIpv6CidrBlock: anyIpv6,
        gatewayId: vpc.internetGatewayId,
      });
    }
  }
}

/** Sends what a private tier has for the world through NAT, and over IPv6 through the egress-only gateway. */
export function routeThroughNat(tier: SubnetTier, nat: NatGateways, vpc: Vpc): void {
  for (const { scope, routeTableId, availabilityZone } of tier.zones) {
    new Route(scope, 'nat', {
      routeTableId,
      destinationCidrBlock: anyIpv4,
      natGatewayId: nat.gatewayFor(availabilityZone),
    });
    if (vpc.egressOnlyGatewayId !== undefined) {
      new Route(scope, 'egress_only_ipv6', {
        routeTableId,
        destinationIpv6CidrBlock: anyIpv6,
        egressOnlyGatewayId: vpc.egressOnlyGatewayId,
      });
    }
  }
}
