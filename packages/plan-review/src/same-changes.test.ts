import { describe, expect, it } from '@jest/globals';
import type { AttributeChange, ReviewedValue } from './attribute-changes';
import { differingChanges } from './same-changes';
import type { ChangeAction, PlanSummary, ResourceChange } from './summarize';

const standIns = ['vpc-0123456789abcdef0', ['subnet-1', 'subnet-2'], 5432];

const attribute = (path: string, after: unknown): AttributeChange => ({
  path,
  before: { kind: 'known', value: undefined },
  after: typeof after === 'object' ? (after as ReviewedValue) : { kind: 'known', value: after },
});

const change = (
  address: string,
  action: ChangeAction,
  attributes: AttributeChange[] = [],
): ResourceChange => ({
  address,
  type: address.split('.')[0] ?? '',
  action,
  attributes,
  replacedBy: [],
  imported: false,
});

const summary = (...changes: ResourceChange[]): PlanSummary => ({ changes, outputs: [] });

/** What differs for one attribute that was shown with one value and is planned with another. */
const compare = (shown: unknown, now: unknown) =>
  differingChanges(
    summary(change('aws_eip.a', 'create', [attribute('x', shown)])),
    summary(change('aws_eip.a', 'create', [attribute('x', now)])),
    standIns,
  );

describe('differingChanges', () => {
  it('finds none between equal plans', () => {
    const plan = summary(
      change('aws_eip.a', 'create', [attribute('domain', 'vpc')]),
      change('aws_eip.b', 'delete'),
    );

    expect(differingChanges(plan, plan, [])).toEqual([]);
  });

  it('names what appeared, what vanished and what became something else', () => {
    const shown = summary(change('aws_eip.a', 'create'), change('aws_eip.b', 'update'));
    const now = summary(change('aws_eip.b', 'replace'), change('aws_eip.c', 'delete'));

    expect(differingChanges(shown, now, [])).toEqual([
      'aws_eip.c: delete, which the plan that was shown did not have',
      'aws_eip.a: create was shown and is no longer planned',
      'aws_eip.b: update was shown, replace is planned',
    ]);
  });

  it('names an attribute whose value was known and is another', () => {
    expect(compare('vpc', 'standard')).toEqual(['aws_eip.a: x differs from what was shown']);
  });

  it('names an attribute that was not shown at all', () => {
    const shown = summary(change('aws_eip.a', 'create'));
    const now = summary(change('aws_eip.a', 'create', [attribute('tags.Owner', 'x')]));

    expect(differingChanges(shown, now, [])).toEqual(['aws_eip.a: tags.Owner differs from what was shown']);
  });

  it('allows for what was unknown', () => {
    expect(compare({ kind: 'unknown' }, 'anything')).toEqual([]);
    expect(compare('anything', { kind: 'unknown' })).toEqual([]);
  });

  it('allows for what stood in for an unknown value, alone or within a text', () => {
    expect(compare('vpc-0123456789abcdef0', 'vpc-real')).toEqual([]);
    expect(compare('subnet-2', 'subnet-real')).toEqual([]);
    expect(compare(5432, 6543)).toEqual([]);
    expect(compare('{"vpc":"vpc-0123456789abcdef0"}', '{"vpc":"vpc-real"}')).toEqual([]);
  });

  it('does not take a number within a text for a stand-in', () => {
    expect(compare('port 5432', 'port 6543')).toHaveLength(1);
  });

  it('holds a sensitive value to being sensitive', () => {
    expect(compare({ kind: 'sensitive' }, { kind: 'sensitive' })).toEqual([]);
    expect(compare({ kind: 'sensitive' }, 'shown')).toHaveLength(1);
  });
});
