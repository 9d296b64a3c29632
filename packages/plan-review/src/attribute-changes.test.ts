import { describe, expect, it } from '@jest/globals';
import { attributeChanges } from './attribute-changes';

const known = (value: unknown) => ({ kind: 'known', value });

describe('attributeChanges', () => {
  it('goes down to single values, and leaves out what stays', () => {
    expect(
      attributeChanges({
        actions: ['update'],
        before: { tags: { Name: 'a', Layer: 'x' }, rules: [{ port: 80 }, { port: 443 }] },
        after: { tags: { Name: 'b', Layer: 'x' }, rules: [{ port: 80 }, { port: 8443 }] },
      }),
    ).toEqual([
      { path: 'tags.Name', before: known('a'), after: known('b') },
      { path: 'rules.1.port', before: known(443), after: known(8443) },
    ]);
  });

  it('shows what is added and removed', () => {
    expect(
      attributeChanges({
        actions: ['update'],
        before: { ids: ['a', 'b'] },
        after: { ids: ['a'], mode: 'iam' },
      }),
    ).toEqual([
      { path: 'ids.1', before: known('b'), after: known(undefined) },
      { path: 'mode', before: known(undefined), after: known('iam') },
    ]);
  });

  it('does not tell one emptiness from another', () => {
    const change = {
      actions: ['update'] as const,
      before: { a: '', b: null, c: [] },
      after: { a: null, b: {}, c: '' },
    };

    expect(attributeChanges(change)).toEqual([]);
  });

  it('shows an empty block that comes or goes: it means something by being there', () => {
    const action = (count: readonly object[], none: readonly object[]) => ({
      rule: [{ name: 'common', override_action: [{ count, none }] }],
    });

    expect(
      attributeChanges({
        actions: ['update'],
        before: action([{ handling: [] }], []),
        after: action([], [{}]),
      }),
    ).toEqual([
      { path: 'rule.0.override_action.0.count.0', before: known({ handling: [] }), after: known(undefined) },
      { path: 'rule.0.override_action.0.none.0', before: known(undefined), after: known({}) },
    ]);
  });

  it('tells emptiness from zero and false', () => {
    const change = { actions: ['update'] as const, before: { a: null, b: '' }, after: { a: 0, b: false } };

    expect(attributeChanges(change).map(({ path }) => path)).toEqual(['a', 'b']);
  });

  it('says what is known only after the apply', () => {
    expect(
      attributeChanges({
        actions: ['create'],
        before: null,
        after: { name: 'a', block: [{}] },
        after_unknown: { id: true, block: [{ arn: true }] },
      }),
    ).toEqual([
      { path: 'name', before: known(undefined), after: known('a') },
      { path: 'block.0.arn', before: known(undefined), after: { kind: 'unknown' } },
      { path: 'id', before: known(undefined), after: { kind: 'unknown' } },
    ]);
  });

  it('shows neither side of what is sensitive on either', () => {
    const changes = attributeChanges({
      actions: ['update'],
      before: { password: 'old-secret', tokens: ['t1'], free: 'new-secret' },
      after: { password: 'new-secret', tokens: ['t2'], free: 'x' },
      before_sensitive: { password: true, tokens: true, free: true },
      after_sensitive: { password: true, tokens: [true] },
    });

    expect(changes).toEqual([
      { path: 'password', before: { kind: 'sensitive' }, after: { kind: 'sensitive' } },
      { path: 'tokens', before: { kind: 'sensitive' }, after: { kind: 'sensitive' } },
      { path: 'free', before: { kind: 'sensitive' }, after: { kind: 'sensitive' } },
    ]);
  });
});
