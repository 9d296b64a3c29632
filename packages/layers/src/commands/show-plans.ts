import { renderChanges } from '@diet-game/plan-review/render-text';
import type { ResourceChange } from '@diet-game/plan-review/summarize';
import type { Cli } from '../cli-context';
import { describeAhead, describeGaps, describePlanned } from '../deploy/describe';
import type { LayerPlan } from '../deploy/plan-layers';
import { paletteFor } from '../terminal/palette';

/** Shows what the plans would do, a paragraph a layer that changes. */
export function showPlans(cli: Cli, plans: readonly LayerPlan[]): void {
  const palette = paletteFor(process.stdout, cli.variables);
  for (const plan of plans.filter(hasChanges)) {
    const title = `${plan.stack.layer}: ${describePlanned(plan.summary)}${describeAhead(plan.assumes)}${describeGaps(plan.folded.length)}`;
    const outputs = plan.summary.outputs.map(({ name }) => name);
    cli.print(['', title, ...renderChanges(plan.summary, palette).map((line) => `  ${line}`)].join('\n'));
    if (outputs.length > 0) cli.print(palette.faint(`  outputs: ${outputs.join(', ')}`));
  }
}

/** Whether a plan would do anything. */
export function hasChanges({ summary }: LayerPlan): boolean {
  return summary.changes.length > 0 || summary.outputs.length > 0;
}

/** What changes of a resource that exists; of a new one, everything would. */
function changeJson({ address, action, replacedBy, attributes }: ResourceChange) {
  const changing = action === 'update' || action === 'replace';
  return { address, action, replacedBy, ...(changing && { attributes }) };
}

/** A plan for `--json`. */
export function planJson({ summary, folded, assumes }: LayerPlan) {
  return {
    changes: summary.changes.map(changeJson),
    outputs: summary.outputs.map(({ name }) => name),
    aheadOf: assumes,
    gaps: folded.map(({ what, gap }) => ({ address: what.address, action: what.action, why: gap.why })),
  };
}
