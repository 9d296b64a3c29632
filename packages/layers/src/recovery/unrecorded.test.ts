import type { TerraformPlan } from '@diet-game/plan-review/terraform-plan';
import { describe, expect, it } from '@jest/globals';
import type { TerraformEvent } from '../terraform/events';
import { importId } from './import-id';
import { findUnrecorded } from './unrecorded';

const plan: TerraformPlan = {
  format_version: '1.2',
  resource_changes: [
    ['aws_vpc.main', { tags_all: { Name: 'main' } }],
    ['aws_route_table.a', {}],
    ['aws_route.a', { destination_cidr_block: '0.0.0.0/0' }],
    ['aws_route.six', { destination_ipv6_cidr_block: '::/0', destination_cidr_block: null }],
    ['aws_route_table_association.a', {}],
    ['aws_network_acl_rule.in', { rule_number: 100, protocol: 'tcp', egress: false }],
    ['aws_iam_role.r', { name: 'role' }],
    ['aws_iam_role_policy.r', { name: 'policy' }],
    ['aws_default_network_acl.main', {}],
  ].map(([address, after]) => {
    const [type = '', name = ''] = String(address).split('.');
    return { address: String(address), mode: 'managed', type, name, change: { actions: ['create'], after } };
  }),
  configuration: {
    root_module: {
      resources: [
        ...['aws_route.a', 'aws_route.six'].map((address) => ({
          address,
          expressions: { route_table_id: { references: ['aws_route_table.a.id', 'aws_route_table.a'] } },
        })),
        {
          address: 'aws_route_table_association.a',
          expressions: {
            route_table_id: { references: ['aws_route_table.a.id'] },
            subnet_id: { references: ['aws_subnet.a.id'] },
          },
        },
        {
          address: 'aws_network_acl_rule.in',
          expressions: { network_acl_id: { references: ['aws_network_acl.n.id'] } },
        },
        { address: 'aws_iam_role_policy.r', expressions: { role: { references: ['aws_iam_role.r.id'] } } },
      ],
    },
  },
};

const started = (addr: string, action = 'create'): TerraformEvent => ({
  type: 'apply_start',
  hook: { resource: { addr }, action },
});
const completed = (addr: string, id_value?: string, action = 'create'): TerraformEvent => ({
  type: 'apply_complete',
  hook: { resource: { addr }, action, id_value },
});
const state = (...addresses: string[]) => ({
  serial: 1,
  lineage: 'one',
  outputs: {},
  resources: addresses.map((address) => {
    const [type = '', name = ''] = address.split('.');
    return { mode: 'managed', type, name, instances: [{}] };
  }),
});

const find = (events: TerraformEvent[], ...recorded: string[]) =>
  findUnrecorded([{ plan, events }], state(...recorded));

describe('findUnrecorded', () => {
  it('finds what was made and is not in the state', () => {
    const found = find(
      [completed('aws_vpc.main', 'vpc-1'), completed('aws_route_table.a', 'rtb-1')],
      'aws_route_table.a',
    );

    expect(found.map(({ address, id, tags }) => ({ address, id, tags }))).toEqual([
      { address: 'aws_vpc.main', id: 'vpc-1', tags: { Name: 'main' } },
    ]);
  });

  it('finds what the state names and knows nothing about, as one in a file does', () => {
    const empty = {
      ...state(),
      resources: [{ mode: 'managed', type: 'aws_vpc', name: 'main', instances: [] }],
    };

    expect(findUnrecorded([{ plan, events: [started('aws_vpc.main')] }], empty)).toHaveLength(1);
  });

  it('finds what was still being made, whose id nobody knows', () => {
    expect(find([started('aws_vpc.main')]).map(({ address, id }) => [address, id])).toEqual([
      ['aws_vpc.main', undefined],
    ]);
  });

  it('leaves out what was deleted, and what was only changed', () => {
    expect(
      find([completed('aws_vpc.main', 'vpc-1'), completed('aws_vpc.main', undefined, 'delete')]),
    ).toEqual([]);
    expect(find([completed('aws_vpc.main', 'vpc-1', 'update')])).toEqual([]);
  });

  it('goes through several killed applies, the last word counting', () => {
    const applies = [
      { plan, events: [completed('aws_vpc.main', 'vpc-1')] },
      { plan, events: [completed('aws_vpc.main', undefined, 'delete'), completed('aws_vpc.main', 'vpc-2')] },
    ];

    expect(findUnrecorded(applies, undefined).map(({ id }) => id)).toEqual(['vpc-2']);
  });
});

describe('importId', () => {
  const idOf = (address: string, ...events: TerraformEvent[]) => {
    const found = find(events).find((candidate) => candidate.address === address);
    return found && importId(found);
  };

  it('is the id that Terraform has reported', () => {
    expect(idOf('aws_vpc.main', completed('aws_vpc.main', 'vpc-1'))).toBe('vpc-1');
  });

  it('is not known of what was still being made', () => {
    expect(idOf('aws_vpc.main', started('aws_vpc.main'))).toBeUndefined();
  });

  it('is the name of what has one, made or not', () => {
    expect(idOf('aws_iam_role.r', started('aws_iam_role.r'))).toBe('role');
  });

  it.each([
    ['aws_route.a', 'rtb-1_0.0.0.0/0'],
    ['aws_route.six', 'rtb-1_::/0'],
    ['aws_route_table_association.a', 'subnet-1/rtb-1'],
    ['aws_network_acl_rule.in', 'acl-1:100:tcp:false'],
    ['aws_iam_role_policy.r', 'role:policy'],
  ])('of %s is made of those it belongs to', (address, expected) => {
    const made = [
      completed('aws_route_table.a', 'rtb-1'),
      completed('aws_subnet.a', 'subnet-1'),
      completed('aws_network_acl.n', 'acl-1'),
      completed('aws_iam_role.r', 'role'),
      completed(address, 'an id of its own'),
    ];

    expect(idOf(address, ...made)).toBe(expected);
  });

  it('is not known while one of those it belongs to is not', () => {
    expect(idOf('aws_route.a', completed('aws_route.a', 'r-1'))).toBeUndefined();
  });

  it('is not needed for what AWS makes with every VPC', () => {
    expect(
      idOf('aws_default_network_acl.main', completed('aws_default_network_acl.main', 'acl-9')),
    ).toBeUndefined();
  });
});
