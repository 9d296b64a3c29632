import {
  type ChangeAction,
  changeActions,
  countActions,
  type PlanSummary,
} from '@diet-game/plan-review/summarize';

const toDo: Readonly<Record<ChangeAction, string>> = {
  import: 'to import',
  create: 'to create',
  update: 'to change',
  forget: 'to forget',
  replace: 'to replace',
  delete: 'to destroy',
};

const done: Readonly<Record<ChangeAction, string>> = {
  import: 'imported',
  create: 'created',
  update: 'changed',
  forget: 'forgotten',
  replace: 'replaced',
  delete: 'destroyed',
};

/** What a plan would do: `3 to create, 1 to destroy`, or `no changes`. */
export function describePlanned(summary: PlanSummary): string {
  return describe(summary, toDo, 'to change');
}

/** What a plan has done: `3 created, 1 destroyed`, or `no changes`. */
export function describeDone(summary: PlanSummary): string {
  return describe(summary, done, 'changed');
}

/** Says that a plan was made ahead of other layers, if it was. */
export function describeAhead(assumes: readonly string[]): string {
  return assumes.length === 0 ? '' : `, planned ahead of ${assumes.join(', ')}`;
}

/** Says that the emulator's gaps were left out, if any were. */
export function describeGaps(count: number): string {
  return count === 0 ? '' : `; ${count} ${count === 1 ? 'gap' : 'gaps'} of the emulator left out`;
}

function describe(
  { changes, outputs }: PlanSummary,
  words: Readonly<Record<ChangeAction, string>>,
  outputWord: string,
): string {
  const counts = countActions(changes);
  const parts = changeActions
    .filter((action) => counts[action] > 0)
    .map((action) => `${counts[action]} ${words[action]}`);
  if (parts.length > 0) return parts.join(', ');
  if (outputs.length === 0) return 'no changes';
  return `${outputs.length} ${outputs.length === 1 ? 'output' : 'outputs'} ${outputWord}`;
}
