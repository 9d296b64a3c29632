import type { AttributeChange } from '@diet-game/plan-review/attribute-changes';
import type { ResourceChange } from '@diet-game/plan-review/summarize';
import { describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '../terraform/events';
import { foldChanges, foldErrors, type Gap } from './gaps';

const gaps: readonly Gap[] = [
  { kind: 'not-created', type: 'aws_one', message: 'no such .* here', why: 'It cannot.' },
  { kind: 'drift', type: 'aws_two', action: 'replace', attributes: ['role', 'tags'], why: 'It forgets.' },
];

const change = (
  type: string,
  action: ResourceChange['action'],
  rest: Partial<ResourceChange> = {},
): ResourceChange => ({
  address: `${type}.a`,
  type,
  action,
  attributes: [],
  replacedBy: [],
  imported: false,
  ...rest,
});

const attribute = (
  path: string,
  after: AttributeChange['after'] = { kind: 'known', value: 1 },
): AttributeChange => ({
  path,
  before: { kind: 'known', value: 0 },
  after,
});

const isFolded = (item: ResourceChange, wasApplied = true) =>
  foldChanges([item], gaps, wasApplied).folded.length === 1;

describe('foldChanges', () => {
  it('tries what cannot be created once, and not again', () => {
    expect(isFolded(change('aws_one', 'create'), false)).toBe(false);
    expect(isFolded(change('aws_one', 'create'), true)).toBe(true);
  });

  it('forgives drift of the attributes listed, and of what follows from it', () => {
    const attributes = [attribute('role'), attribute('tags.Name'), attribute('arn', { kind: 'unknown' })];

    expect(isFolded(change('aws_two', 'replace', { attributes }))).toBe(true);
  });

  it('forgives no other attribute, action, type or import', () => {
    expect(
      isFolded(change('aws_two', 'replace', { attributes: [attribute('role'), attribute('name')] })),
    ).toBe(false);
    expect(isFolded(change('aws_two', 'update', { attributes: [attribute('role')] }))).toBe(false);
    expect(isFolded(change('aws_two', 'delete'))).toBe(false);
    expect(isFolded(change('aws_three', 'replace', { attributes: [attribute('role')] }))).toBe(false);
    expect(isFolded(change('aws_two', 'replace', { attributes: [attribute('role')], imported: true }))).toBe(
      false,
    );
  });

  it('parts what is explained from what is not', () => {
    const [explained, real] = [change('aws_one', 'create'), change('aws_three', 'create')];
    const { rest, folded } = foldChanges([explained, real], gaps, true);

    expect(rest).toEqual([real]);
    expect(folded).toEqual([{ what: explained, gap: gaps[0] }]);
  });

  it('forgives nothing without gaps', () => {
    expect(foldChanges([change('aws_one', 'create')], [], true).folded).toEqual([]);
  });
});

describe('foldErrors', () => {
  const error = (rest: Partial<Diagnostic>): Diagnostic => ({
    severity: 'error',
    summary: 'no such thing here',
    detail: '',
    address: 'aws_one.a',
    ...rest,
  });

  it.each<[string, Diagnostic, boolean]>([
    ['type and message match', error({}), true],
    ['the message is in the detail', error({ summary: 'failed', detail: 'no such route here' }), true],
    ['another type says so', error({ address: 'aws_two.a' }), false],
    ['the message is another', error({ summary: 'throttled' }), false],
    ['no resource is named', error({ address: undefined }), false],
  ])('where %s', (_, diagnostic, folded) => {
    expect(foldErrors([diagnostic], gaps).folded).toHaveLength(folded ? 1 : 0);
  });

  it('takes no notice of warnings', () => {
    expect(foldErrors([error({ severity: 'warning' })], gaps)).toEqual({ rest: [], folded: [] });
  });
});
