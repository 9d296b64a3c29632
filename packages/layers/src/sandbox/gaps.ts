import type { ResourceChange } from '@diet-game/plan-review/summarize';
import { z } from 'zod';
import type { Diagnostic } from '../terraform/events';
import gapsFile from './gaps.json' with { type: 'json' };

const gapSchema = z.discriminatedUnion('kind', [
  /** The emulator refuses to create resources of the type, with a message that matches. */
  z.strictObject({ kind: z.literal('not-created'), type: z.string(), message: z.string(), why: z.string() }),
  /** The emulator does not give back what it was given for these attributes. */
  z.strictObject({
    kind: z.literal('drift'),
    type: z.string(),
    action: z.enum(['update', 'replace']),
    attributes: z.array(z.string()).min(1),
    why: z.string(),
  }),
]);

/** Something that the emulator cannot do. */
export type Gap = z.output<typeof gapSchema>;

/** What one emulator cannot do; for any other, nothing is forgiven. */
export const gapList = z
  .strictObject({ emulator: z.string(), version: z.string(), gaps: z.array(gapSchema) })
  .parse(gapsFile);

/** A change or an error that the list of gaps explains. */
export interface Folded<T> {
  readonly what: T;
  readonly gap: Gap;
}

/** What remains once the gaps are taken out, and what they explain. */
export interface FoldResult<T> {
  readonly rest: readonly T[];
  readonly folded: readonly Folded<T>[];
}

/**
 * Takes out the changes that the emulator's gaps explain. A resource that cannot
 * be created counts only once the layer was applied; until then its creation is
 * tried like any other.
 */
export function foldChanges(
  changes: readonly ResourceChange[],
  gaps: readonly Gap[],
  wasApplied: boolean,
): FoldResult<ResourceChange> {
  return fold(changes, (change) => gaps.find((gap) => explainsChange(gap, change, wasApplied)));
}

/** Takes out the errors that the emulator's gaps explain. */
export function foldErrors(diagnostics: readonly Diagnostic[], gaps: readonly Gap[]): FoldResult<Diagnostic> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return fold(errors, (error) => gaps.find((gap) => explainsError(gap, error)));
}

function explainsChange(gap: Gap, change: ResourceChange, wasApplied: boolean): boolean {
  const { type, action, attributes, imported } = change;
  // What is imported must get into the state, whatever else would happen to it.
  if (gap.type !== type || imported) return false;
  if (gap.kind === 'not-created') return wasApplied && action === 'create';
  const changed = attributes
    .filter(({ after }) => after.kind !== 'unknown')
    .map(({ path }) => path.split('.')[0] ?? '');
  return gap.action === action && changed.every((attribute) => gap.attributes.includes(attribute));
}

function explainsError(gap: Gap, { address, summary, detail }: Diagnostic): boolean {
  return (
    gap.kind === 'not-created' &&
    address?.split('.')[0] === gap.type &&
    new RegExp(gap.message).test(`${summary} ${detail}`)
  );
}

function fold<T>(items: readonly T[], explanation: (item: T) => Gap | undefined): FoldResult<T> {
  const rest: T[] = [];
  const folded: Folded<T>[] = [];
  for (const item of items) {
    const gap = explanation(item);
    if (gap === undefined) rest.push(item);
    else folded.push({ what: item, gap });
  }
  return { rest, folded };
}
