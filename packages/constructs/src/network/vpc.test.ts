import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { Vpc } from './vpc';

const synthesize = (ipv6: boolean) =>
  synthesizeConstruct((layer, { environment }) => new Vpc(layer, 'main', { environment }), {
    environment: { networking: { vpc: { ipv6 } } },
  });

describe('Vpc', () => {
  const vpc = synthesize(false);

  it('resolves names inside', () => {
    expect(vpc.find('main/vpc')).toEqual({
      address: 'aws_vpc.main',
      attributes: {
        cidr_block: '10.99.0.0/16',
        enable_dns_support: true,
        enable_dns_hostnames: true,
        tags: { Name: 'diet-game-test-vpc' },
      },
    });
  });

  it('takes all rules from what AWS made by default', () => {
    const tags = { Name: 'diet-game-test-default-unused' };

    expect(vpc.resource('aws_default_security_group.main')).toEqual({ vpc_id: '${aws_vpc.main.id}', tags });
    expect(vpc.resource('aws_default_network_acl.main')).toEqual({
      default_network_acl_id: '${aws_vpc.main.default_network_acl_id}',
      tags,
    });
    expect(vpc.resource('aws_default_route_table.main')).toEqual({
      default_route_table_id: '${aws_vpc.main.default_route_table_id}',
      route: [],
      tags,
    });
  });

  it('has a gateway to the internet', () => {
    expect(vpc.resource('aws_internet_gateway.main').vpc_id).toBe('${aws_vpc.main.id}');
    expect(vpc.count()).toBe(5);
  });

  it('has IPv6, and a gateway that lets it out only, where it is asked for', () => {
    const withIpv6 = synthesize(true);

    expect(withIpv6.resource('aws_vpc.main').assign_generated_ipv6_cidr_block).toBe(true);
    expect(withIpv6.resource('aws_egress_only_internet_gateway.main').vpc_id).toBe('${aws_vpc.main.id}');
    expect(withIpv6.count()).toBe(6);
  });
});
