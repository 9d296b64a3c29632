import { describe, expect, it } from '@jest/globals';
import { type Synthesized, synthesizeConstruct } from '../testing/synthesized';
import { SecurityGroups } from './security-groups';
import { Vpc } from './vpc';

const synthesize = (ipv6 = false) =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const vpc = new Vpc(layer, 'main', { environment });
      new SecurityGroups(layer, { environment, vpc });
    },
    { environment: { networking: { vpc: { ipv6 } } } },
  );

/** The rules of one direction: group, port, other side, description. */
const rulesOf = (groups: Synthesized, direction: 'ingress' | 'egress') =>
  groups
    .addresses(`aws_vpc_security_group_${direction}_rule`)
    .map((address) => groups.resource(address))
    .map(({ security_group_id, ip_protocol, from_port, to_port, ...rule }) => {
      const peer = rule.cidr_ipv4 ?? rule.cidr_ipv6 ?? rule.referenced_security_group_id;
      return `${short(security_group_id)} ${ip_protocol} ${from_port}-${to_port} ${short(peer)}: ${rule.description}`;
    });

const short = (reference: unknown) =>
  String(reference).replace(/^\$\{aws_security_group\.(\w+)\.id\}$/, '$1');

describe('SecurityGroups', () => {
  const groups = synthesize();

  it('names each group and says what it is for', () => {
    expect(groups.addresses('aws_security_group')).toEqual([
      'aws_security_group.api',
      'aws_security_group.endpoints',
      'aws_security_group.rds',
      'aws_security_group.redis',
    ]);
    expect(groups.resource('aws_security_group.rds')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      name: 'diet-game-test-rds',
      description: 'PostgreSQL',
      tags: { Name: 'diet-game-test-rds' },
    });
  });

  it('lets in what the table allows, and nothing else', () => {
    expect(rulesOf(groups, 'ingress')).toEqual([
      'api tcp 443-443 0.0.0.0/0: HTTPS from users',
      'api tcp 80-80 0.0.0.0/0: HTTP from users, redirected to HTTPS',
      'endpoints tcp 443-443 10.99.0.0/16: Calls to AWS that stay in the VPC',
      'rds tcp 5432-5432 api: The API queries PostgreSQL',
      'redis tcp 6379-6379 api: The API uses Redis',
    ]);
  });

  it('lets out what the table allows, and nothing else', () => {
    expect(rulesOf(groups, 'egress')).toEqual([
      'api tcp 443-443 0.0.0.0/0: The API calls AWS and third parties',
      'api tcp 5432-5432 rds: The API queries PostgreSQL',
      'api tcp 6379-6379 redis: The API uses Redis',
    ]);
  });

  it('says the same of IPv6 where there is IPv6', () => {
    const rules = rulesOf(synthesize(true), 'ingress');

    expect(rules).toHaveLength(8);
    expect(rules.filter((rule) => /::|ipv6/.test(rule))).toEqual([
      'api tcp 443-443 ::/0: HTTPS from users',
      'api tcp 80-80 ::/0: HTTP from users, redirected to HTTPS',
      'endpoints tcp 443-443 ${aws_vpc.main.ipv6_cidr_block}: Calls to AWS that stay in the VPC',
    ]);
  });
});
