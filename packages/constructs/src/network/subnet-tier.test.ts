import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { discoveryTags } from './discovery-tags';
import { SubnetTier } from './subnet-tier';
import { Vpc } from './vpc';

const synthesize = (tier: 'public' | 'private' | 'database', ipv6 = false) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const vpc = new Vpc(layer, 'main', { environment });
      new SubnetTier(layer, tier, {
        environment,
        vpc,
        tier,
        subnetTags: discoveryTags.privateTier('test-cluster'),
      });
    },
    { environment: { networking: { vpc: { ipv6 } } } },
  );

describe('SubnetTier', () => {
  const tier = synthesize('private');

  it('has a subnet in each zone, by the plan of addresses', () => {
    expect(tier.addresses('aws_subnet')).toEqual([
      'aws_subnet.private_a',
      'aws_subnet.private_b',
      'aws_subnet.private_c',
    ]);
    expect(tier.find('private/b/subnet').attributes).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      availability_zone: 'us-east-1b',
      cidr_block: '10.99.32.0/19',
      map_public_ip_on_launch: false,
      tags: {
        Name: 'diet-game-test-private-b',
        Tier: 'private',
        'kubernetes.io/cluster/test-cluster': 'shared',
        'kubernetes.io/role/internal-elb': '1',
      },
    });
  });

  it('gives each subnet a route table of its own', () => {
    expect(tier.count('aws_route_table')).toBe(3);
    expect(tier.resource('aws_route_table_association.private_c')).toEqual({
      subnet_id: '${aws_subnet.private_c.id}',
      route_table_id: '${aws_route_table.private_c.id}',
    });
  });

  it('never gives an address that the internet can reach', () => {
    expect(synthesize('public').resource('aws_subnet.public_a').map_public_ip_on_launch).toBe(false);
  });

  it.each([
    ['private', 0],
    ['public', 4],
    ['database', 8],
  ] as const)('gives the %s tier IPv6 networks of its own from place %i', (name, place) => {
    const subnet = synthesize(name, true).resource(`aws_subnet.${name}_a`);

    expect(subnet.ipv6_cidr_block).toBe(`\${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, ${place})}`);
    expect(subnet.assign_ipv6_address_on_creation).toBe(true);
  });
});

describe('discoveryTags', () => {
  it('mark public subnets for load balancers that face the internet', () => {
    expect(discoveryTags.publicTier('c')).toEqual({
      'kubernetes.io/cluster/c': 'shared',
      'kubernetes.io/role/elb': '1',
    });
  });
});
