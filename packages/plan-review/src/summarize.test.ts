import { describe, expect, it } from '@jest/globals';
import { countActions, summarizePlan } from './summarize';
import type { TerraformAction, TerraformPlan, TerraformResourceChange } from './terraform-plan';

const change = (
  name: string,
  actions: readonly TerraformAction[],
  rest: Partial<TerraformResourceChange['change']> = {},
): TerraformResourceChange => ({
  address: `aws_vpc.${name}`,
  mode: 'managed',
  type: 'aws_vpc',
  name,
  change: { actions, ...rest },
});

const plan = (rest: Partial<TerraformPlan>): TerraformPlan => ({ format_version: '1.2', ...rest });

describe('summarizePlan', () => {
  it.each<[readonly TerraformAction[], string | undefined]>([
    [['create'], 'create'],
    [['update'], 'update'],
    [['delete'], 'delete'],
    [['forget'], 'forget'],
    [['delete', 'create'], 'replace'],
    [['create', 'delete'], 'replace'],
    [['create', 'forget'], 'replace'],
    [['no-op'], undefined],
    [['read'], undefined],
  ])('calls %j %s', (actions, action) => {
    const { changes } = summarizePlan(plan({ resource_changes: [change('main', actions)] }));

    expect(changes[0]?.action).toBe(action);
  });

  it('tells what is imported, and what happens to it besides', () => {
    const importing = { importing: { id: 'vpc-1' } };
    const { changes } = summarizePlan(
      plan({ resource_changes: [change('a', ['no-op'], importing), change('b', ['update'], importing)] }),
    );

    expect(changes.map(({ action, imported }) => [action, imported])).toEqual([
      ['import', true],
      ['update', true],
    ]);
  });

  it('says what forces a replacement', () => {
    const replaced = change('main', ['delete', 'create'], {
      replace_paths: [['cidr_block'], ['ipv6', 0, 'pool']],
    });

    expect(summarizePlan(plan({ resource_changes: [replaced] })).changes[0]?.replacedBy).toEqual([
      'cidr_block',
      'ipv6.0.pool',
    ]);
  });

  it('leaves out data that is only read', () => {
    const read = { ...change('main', ['create']), mode: 'data' as const };

    expect(summarizePlan(plan({ resource_changes: [read] })).changes).toEqual([]);
  });

  it('lists the outputs that change, with the values that may be shown and where they come from', () => {
    const { outputs } = summarizePlan(
      plan({
        output_changes: {
          same: { actions: ['no-op'], after: 1 },
          name: { actions: ['update'], after: 'x', after_unknown: false, after_sensitive: false },
          id: { actions: ['create'], after_unknown: true },
          ids: { actions: ['create'], after: [null], after_unknown: [true] },
          secret: { actions: ['create'], after: 's', after_unknown: false, after_sensitive: true },
          gone: { actions: ['delete'], after: null, after_unknown: false },
        },
        configuration: {
          root_module: {
            outputs: { id: { expression: { references: ['aws_vpc.main.id', 'aws_vpc.main', 'aws_eip.a'] } } },
          },
        },
      }),
    );

    expect(outputs).toEqual([
      { name: 'name', known: true, from: [], value: 'x' },
      { name: 'id', known: false, from: ['aws_vpc.main', 'aws_eip.a'] },
      { name: 'ids', known: false, from: [] },
      { name: 'secret', known: true, from: [] },
      { name: 'gone', known: true, from: [] },
    ]);
  });

  it('makes nothing of an empty plan', () => {
    expect(summarizePlan(plan({}))).toEqual({ changes: [], outputs: [] });
  });
});

describe('countActions', () => {
  it('counts each kind', () => {
    const { changes } = summarizePlan(
      plan({ resource_changes: [change('a', ['create']), change('b', ['create']), change('c', ['delete'])] }),
    );

    expect(countActions(changes)).toEqual({
      import: 0,
      create: 2,
      update: 0,
      forget: 0,
      replace: 0,
      delete: 1,
    });
  });
});
