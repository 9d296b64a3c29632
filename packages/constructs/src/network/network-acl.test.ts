import { describe, expect, it } from '@jest/globals';
import { type Synthesized, synthesizeConstruct } from '../testing/synthesized';
import { databaseRules, privateRules, publicRules } from './acl-rules';
import { restrictTier } from './network-acl';
import { SubnetTier } from './subnet-tier';
import { Vpc } from './vpc';

interface Variation {
  readonly ipv6?: boolean;
  readonly zones?: string[];
}

const synthesize = (tier: 'public' | 'private' | 'database', { ipv6 = false, zones }: Variation = {}) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const vpc = new Vpc(layer, 'main', { environment });
      const subnets = new SubnetTier(layer, tier, { environment, vpc, tier });
      const rules = {
        public: () => publicRules(vpc),
        private: () => privateRules(vpc),
        database: () => databaseRules(environment, vpc),
      }[tier]();
      restrictTier(subnets, { environment, vpc, name: tier, ...rules });
    },
    {
      environment: {
        networking: { vpc: { ipv6 } },
        ...(zones && { cloud: { availabilityZones: zones } }),
      },
    },
  );

/** The rules of one direction, a line each, in the order in which AWS reads them. */
const rulesOf = (acl: Synthesized, egress: boolean) =>
  acl
    .addresses('aws_network_acl_rule')
    .map((address) => acl.resource(address))
    .filter((rule) => rule.egress === egress)
    .sort((left, right) => Number(left.rule_number) - Number(right.rule_number))
    .map(
      ({ rule_number, rule_action, protocol, from_port = '*', to_port = '*', cidr_block, ipv6_cidr_block }) =>
        `${rule_number} ${rule_action} ${protocol} ${from_port}-${to_port} ${cidr_block ?? ipv6_cidr_block}`,
    );

describe('restrictTier', () => {
  it('puts every subnet of the tier under its ACL', () => {
    const acl = synthesize('private');

    expect(acl.resource('aws_network_acl.private')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      tags: { Name: 'diet-game-test-private' },
    });
    expect(acl.count('aws_network_acl_association')).toBe(3);
    expect(acl.find('private/c/network_acl_association').attributes).toEqual({
      network_acl_id: '${aws_network_acl.private.id}',
      subnet_id: '${aws_subnet.private_c.id}',
    });
  });
});

describe('the rules of the tiers', () => {
  it('let users and answers into public subnets', () => {
    const acl = synthesize('public');

    expect(rulesOf(acl, false)).toEqual([
      '100 allow -1 *-* 10.99.0.0/16',
      '200 allow tcp 80-80 0.0.0.0/0',
      '300 allow tcp 443-443 0.0.0.0/0',
      '400 allow tcp 1024-65535 0.0.0.0/0',
      '500 allow udp 1024-65535 0.0.0.0/0',
    ]);
    expect(rulesOf(acl, true)).toEqual(['100 allow -1 *-* 0.0.0.0/0']);
  });

  it('let only answers into private subnets', () => {
    const acl = synthesize('private');

    expect(rulesOf(acl, false)).toEqual([
      '100 allow -1 *-* 10.99.0.0/16',
      '200 allow tcp 1024-65535 0.0.0.0/0',
      '300 allow udp 1024-65535 0.0.0.0/0',
    ]);
    expect(rulesOf(acl, true)).toEqual(['100 allow -1 *-* 0.0.0.0/0']);
  });

  it('let only queries from private subnets into database subnets, and nothing out but answers', () => {
    const acl = synthesize('database');

    expect(rulesOf(acl, false)).toEqual([
      '100 allow tcp 5432-5432 10.99.0.0/19',
      '200 allow tcp 6379-6379 10.99.0.0/19',
      '300 allow -1 *-* 10.99.144.0/24',
      '400 allow tcp 5432-5432 10.99.32.0/19',
      '500 allow tcp 6379-6379 10.99.32.0/19',
      '600 allow -1 *-* 10.99.145.0/24',
      '700 allow tcp 5432-5432 10.99.64.0/19',
      '800 allow tcp 6379-6379 10.99.64.0/19',
      '900 allow -1 *-* 10.99.146.0/24',
    ]);
    expect(rulesOf(acl, true)).toEqual([
      '100 allow tcp 1024-65535 10.99.0.0/19',
      '200 allow -1 *-* 10.99.144.0/24',
      '300 allow tcp 1024-65535 10.99.32.0/19',
      '400 allow -1 *-* 10.99.145.0/24',
      '500 allow tcp 1024-65535 10.99.64.0/19',
      '600 allow -1 *-* 10.99.146.0/24',
    ]);
  });

  it('stay as they are when a zone is added', () => {
    const zones = ['a', 'b', 'c', 'd'].map((letter) => `us-east-1${letter}`);
    const [three, four] = [3, 4].map((count) => synthesize('database', { zones: zones.slice(0, count) }));

    for (const egress of [false, true]) {
      const before = rulesOf(three as Synthesized, egress);
      expect(rulesOf(four as Synthesized, egress).slice(0, before.length)).toEqual(before);
    }
  });

  it('say the same of IPv6 where there is IPv6', () => {
    const acl = synthesize('private', { ipv6: true });

    expect(rulesOf(acl, false).slice(3)).toEqual([
      '400 allow tcp 1024-65535 ::/0',
      '500 allow udp 1024-65535 ::/0',
    ]);
    expect(rulesOf(acl, true)).toEqual(['100 allow -1 *-* 0.0.0.0/0', '200 allow -1 *-* ::/0']);
  });
});
