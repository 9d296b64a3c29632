import { differingChanges } from '@diet-game/plan-review/same-changes';
import type { PlanSummary } from '@diet-game/plan-review/summarize';
import { UserError } from '../errors';
import type { Board, BoardLine } from '../progress/board';
import { showApplying } from '../progress/plan-progress';
import { Journal } from '../recovery/journal';
import { type Folded, foldErrors } from '../sandbox/gaps';
import type { Outcomes } from '../stacks/layer-order';
import type { Diagnostic, TerraformEvent } from '../terraform/events';
import { type SavedPlan, Terraform } from '../terraform/terraform';
import { TerraformError, wasKilled } from '../terraform/terraform-error';
import type { Deployment } from './deployment';
import { describeDone, describeGaps } from './describe';
import { type LayerPlan, planLayer } from './plan-layers';
import { runOnBoard } from './run-on-board';

/** What was done to one layer. */
export interface LayerResult {
  readonly layer: string;
  /** The plan that was applied. */
  readonly plan: LayerPlan;
  /** Resources that the emulator could not make. */
  readonly notCreated: readonly Folded<Diagnostic>[];
}

export interface ApplyLayersOptions {
  readonly parallelism: number;
  readonly board: Board;
}

/**
 * Applies the plans that were reviewed, in the order of the layers. One that was
 * made ahead is made again once its upstreams are applied, and goes on only if it
 * does what was reviewed.
 */
export async function applyLayers(
  deployment: Deployment,
  reviewed: ReadonlyMap<string, LayerPlan>,
  { parallelism, board }: ApplyLayersOptions,
): Promise<Outcomes<LayerResult>> {
  const order = { board, parallelism, direction: 'forward' } as const;
  return runOnBoard<LayerResult>(deployment.selected, order, async (stack, line) => {
    const shown = reviewed.get(stack.layer);
    if (shown === undefined) throw new Error(`${stack.layer} was not planned`);

    const plan = shown.assumes.length === 0 ? shown : await planAgain(deployment, shown, line);
    const notCreated = await applyPlan(deployment, plan, line);
    line.succeed(
      describeDone(without(plan.summary, notCreated)) + describeGaps(plan.folded.length + notCreated.length),
    );
    return { layer: stack.layer, plan, notCreated };
  });
}

async function planAgain(deployment: Deployment, shown: LayerPlan, line: BoardLine): Promise<LayerPlan> {
  const stack = deployment.selected.find(({ layer }) => layer === shown.stack.layer);
  if (stack === undefined) throw new Error(`the layer ${shown.stack.layer} is not selected`);
  const plan = await planLayer(deployment, stack, line);
  const standIns = shown.stack.consumes.flatMap((contract) => Object.values(contract.standIns ?? {}));
  const differences = differingChanges(shown.summary, plan.summary, standIns);
  if (differences.length > 0) {
    throw new UserError(
      'LAYERS-APPLY-003',
      [
        `${stack.layer} was planned ahead of ${shown.assumes.join(', ')}, and its plan is another one now that they are applied. ` +
          `It was not applied. Look at it again: layers apply ${deployment.environment} ${stack.layer}`,
        ...differences,
      ].join('\n  '),
    );
  }
  return plan;
}

/** Applies one plan. On the emulator, errors that its gaps explain do not count. */
async function applyPlan(
  deployment: Deployment,
  plan: LayerPlan,
  line: BoardLine,
): Promise<Folded<Diagnostic>[]> {
  const { changes, outputs } = plan.summary;
  if (changes.length === 0 && outputs.length === 0) return [];
  const terraform = new Terraform(plan.stack, deployment.session);
  const notCreated: Folded<Diagnostic>[] = [];
  if (plan.saved !== undefined) {
    line.show('applying');
    try {
      await applyWithJournal(
        deployment,
        terraform,
        plan.saved,
        showApplying(line, 'applying', changes.length),
      );
    } catch (error) {
      notCreated.push(...explained(error, deployment));
    }
  }
  if (plan.recordOutputs) {
    line.show('recording outputs');
    await terraform.recordOutputs();
  }
  return notCreated;
}

/** Applies a plan, and remembers it should Terraform be killed. */
async function applyWithJournal(
  { workspace, session }: Deployment,
  terraform: Terraform,
  saved: SavedPlan,
  onEvent: (event: TerraformEvent) => void,
): Promise<void> {
  const journal = new Journal(workspace, terraform.stack);
  journal.begin(
    terraform.logFile('apply'),
    session.log.file(`${terraform.stack.layer}.apply.plan.json`),
    saved.json,
  );
  try {
    await terraform.apply(saved, onEvent);
  } catch (error) {
    if (!wasKilled(error)) journal.end();
    throw error;
  }
  journal.end();
}

/** The errors that the gaps explain, if they explain all of them. */
function explained(error: unknown, { gaps }: Deployment): readonly Folded<Diagnostic>[] {
  if (!(error instanceof TerraformError)) throw error;
  const { rest, folded } = foldErrors(error.diagnostics, gaps);
  if (rest.length > 0 || folded.length === 0) throw error;
  return folded;
}

function without(summary: PlanSummary, notCreated: readonly Folded<Diagnostic>[]): PlanSummary {
  const addresses = notCreated.map(({ what }) => what.address);
  return { ...summary, changes: summary.changes.filter(({ address }) => !addresses.includes(address)) };
}
