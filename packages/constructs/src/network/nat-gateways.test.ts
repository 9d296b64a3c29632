import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { NatGateways } from './nat-gateways';
import { routeThroughNat, routeToInternet } from './routes';
import { SubnetTier } from './subnet-tier';
import { Vpc } from './vpc';

const synthesize = (natGateways: 'single' | 'per-zone', ipv6 = false) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const vpc = new Vpc(layer, 'main', { environment });
      const publicTier = new SubnetTier(layer, 'public', { environment, vpc, tier: 'public' });
      const privateTier = new SubnetTier(layer, 'private', { environment, vpc, tier: 'private' });
      const nat = new NatGateways(layer, 'nat', { environment, publicTier });
      routeToInternet(publicTier, vpc);
      routeThroughNat(privateTier, nat, vpc);
    },
    { environment: { networking: { vpc: { natGateways, ipv6 } } } },
  );

describe('NatGateways', () => {
  it('stands in each public subnet with an address of its own', () => {
    const nat = synthesize('per-zone');

    expect(nat.addresses('aws_nat_gateway')).toEqual([
      'aws_nat_gateway.nat_a',
      'aws_nat_gateway.nat_b',
      'aws_nat_gateway.nat_c',
    ]);
    expect(nat.find('nat/b/nat_gateway').attributes).toEqual({
      allocation_id: '${aws_eip.nat_b.id}',
      subnet_id: '${aws_subnet.public_b.id}',
      tags: { Name: 'diet-game-test-nat-b' },
    });
    expect(nat.resource('aws_eip.nat_b').domain).toBe('vpc');
  });

  it('stands in the first public subnet only, where one is enough', () => {
    const nat = synthesize('single');

    expect(nat.addresses('aws_nat_gateway')).toEqual(['aws_nat_gateway.nat_a']);
    expect(nat.count('aws_eip')).toBe(1);
  });
});

describe('routes', () => {
  it('lead out of a private subnet through the gateway of its zone', () => {
    expect(synthesize('per-zone').resource('aws_route.private_b_nat')).toEqual({
      route_table_id: '${aws_route_table.private_b.id}',
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: '${aws_nat_gateway.nat_b.id}',
    });
  });

  it('lead out of every private subnet through the one gateway there is', () => {
    const routes = synthesize('single');

    for (const letter of ['a', 'b', 'c']) {
      expect(routes.resource(`aws_route.private_${letter}_nat`).nat_gateway_id).toBe(
        '${aws_nat_gateway.nat_a.id}',
      );
    }
  });

  it('lead out of a public subnet through the internet gateway', () => {
    const routes = synthesize('per-zone');

    expect(routes.resource('aws_route.public_c_internet')).toEqual({
      route_table_id: '${aws_route_table.public_c.id}',
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: '${aws_internet_gateway.main.id}',
    });
    expect(routes.count('aws_route')).toBe(6);
  });

  it('lead out over IPv6, from private subnets one way only', () => {
    const routes = synthesize('per-zone', true);

    expect(routes.resource('aws_route.private_a_egress_only_ipv6')).toEqual({
      route_table_id: '${aws_route_table.private_a.id}',
      destination_ipv6_cidr_block: '::/0',
      egress_only_gateway_id: '${aws_egress_only_internet_gateway.main.id}',
    });
    expect(routes.resource('aws_route.public_a_internet_ipv6')).toEqual({
      route_table_id: '${aws_route_table.public_a.id}',
      destination_ipv6_cidr_block: '::/0',
      gateway_id: '${aws_internet_gateway.main.id}',
    });
    expect(routes.count('aws_route')).toBe(12);
  });
});
