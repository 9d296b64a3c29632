import { describe, expect, it } from '@jest/globals';
import { type Palette, plainPalette, renderChanges } from './render-text';
import type { ResourceChange } from './summarize';

const change = (address: string, rest: Partial<ResourceChange> = {}): ResourceChange => ({
  address,
  type: address.split('.')[0] ?? '',
  action: 'create',
  attributes: [],
  replacedBy: [],
  imported: false,
  ...rest,
});

const known = (value: unknown) => ({ kind: 'known', value }) as const;
const render = (...changes: ResourceChange[]) => renderChanges({ changes, outputs: [] }, plainPalette);

describe('renderChanges', () => {
  it('puts what is destroyed first and what is created last, by type', () => {
    expect(
      render(
        change('aws_subnet.b'),
        change('aws_subnet.a'),
        change('aws_eip.a'),
        change('aws_vpc.old', { action: 'delete' }),
        change('aws_iam_role.r', { action: 'import' }),
        change('aws_s3_bucket.kept', { action: 'forget' }),
      ),
    ).toEqual([
      '- aws_vpc.old',
      '. aws_s3_bucket.kept',
      '+ aws_eip a',
      '+ aws_subnet b, a',
      '< aws_iam_role r',
    ]);
  });

  it('says what changes of a resource, and leaves values that are sensitive or unknown unsaid', () => {
    const attributes = [
      { path: 'tags.Name', before: known('a'), after: known('b') },
      { path: 'mode', before: known(null), after: known(true) },
      { path: 'key', before: { kind: 'sensitive' }, after: { kind: 'sensitive' } },
      { path: 'arn', before: known('x'), after: { kind: 'unknown' } },
    ] as const;

    expect(render(change('aws_eip.a', { action: 'update', attributes }))).toEqual([
      '~ aws_eip.a',
      '    tags.Name: "a" → "b"',
      '    mode: (none) → true',
      '    key: (sensitive) → (sensitive)',
      '    arn: "x" → (known after apply)',
    ]);
  });

  it('says why a resource is replaced, without what follows from that', () => {
    const attributes = [
      { path: 'cidr_block', before: known('10.0.0.0/24'), after: known('10.0.1.0/24') },
      { path: 'arn', before: known('x'), after: { kind: 'unknown' } },
    ] as const;

    expect(
      render(change('aws_subnet.a', { action: 'replace', replacedBy: ['cidr_block'], attributes })),
    ).toEqual(['± aws_subnet.a because of cidr_block', '    cidr_block: "10.0.0.0/24" → "10.0.1.0/24"']);
  });

  it('cuts long lists and long values', () => {
    const many = Array.from({ length: 10 }, (_, index) => change(`aws_eip.e${index}`));
    const attributes = [{ path: 'policy', before: known(''), after: known('x'.repeat(200)) }];

    expect(render(...many)).toEqual(['+ aws_eip e0, e1, e2, e3, e4, e5, e6, e7, and 2 more']);
    expect(render(change('aws_eip.a', { action: 'update', attributes }))[1]).toBe(
      `    policy: "" → "${'x'.repeat(98)}…`,
    );
  });

  it('colours by harm', () => {
    const palette: Palette = {
      create: (text) => `<g>${text}</g>`,
      change: (text) => `<y>${text}</y>`,
      destroy: (text) => `<r>${text}</r>`,
      faint: (text) => text,
    };
    const changes = [
      change('aws_eip.a'),
      change('aws_eip.b', { action: 'update' }),
      change('aws_eip.c', { action: 'replace' }),
    ];

    expect(renderChanges({ changes, outputs: [] }, palette)).toEqual([
      '<r>± aws_eip.c</r>',
      '<y>~ aws_eip.b</y>',
      '<g>+ aws_eip</g> a',
    ]);
  });
});
