import { join } from 'node:path';
import type { OutputChange, PlanSummary, ResourceChange } from '@diet-game/plan-review/summarize';
import { summarizePlan } from '@diet-game/plan-review/summarize';
import { refuseUnfinishedBootstrap } from '../bootstrap/find-state';
import { UserError } from '../errors';
import type { Board, BoardLine } from '../progress/board';
import { showPlanning } from '../progress/plan-progress';
import { type Adoptions, findAdoptions, planAdopting } from '../recovery/adopt';
import { type Folded, foldChanges } from '../sandbox/gaps';
import { type Outcomes, upstreamOf } from '../stacks/layer-order';
import type { Stack } from '../stacks/stack';
import { type KnownOutputs, synthesizePreview } from '../stacks/synthesize';
import type { TerraformEvent } from '../terraform/events';
import { type SavedPlan, Terraform } from '../terraform/terraform';
import type { Deployment } from './deployment';
import { describeAhead, describeGaps, describePlanned } from './describe';
import { runOnBoard } from './run-on-board';

/** The plan of one layer. */
export interface LayerPlan {
  readonly stack: Stack;
  /** The plan to apply; undefined if nothing is to be done. */
  readonly saved: SavedPlan | undefined;
  /** Every output that is known before the apply. */
  readonly knownOutputs: Readonly<Record<string, unknown>>;
  /**
   * Whether the outputs must be recorded after the apply, because the plan keeps to
   * some resources only and Terraform then leaves most outputs out.
   */
  readonly recordOutputs: boolean;
  /** What would change, without what the emulator's gaps explain. */
  readonly summary: PlanSummary;
  readonly folded: readonly Folded<ResourceChange>[];
  /**
   * The layers whose outputs the plan assumes, because they are not applied yet
   * or will change. Such a plan is a preview and cannot be applied.
   */
  readonly assumes: readonly string[];
}

export interface PlanLayersOptions {
  readonly parallelism: number;
  readonly board: Board;
}

/** Plans every selected layer, each ahead of those whose outputs are still to come. */
export async function planLayers(
  deployment: Deployment,
  { parallelism, board }: PlanLayersOptions,
): Promise<Outcomes<LayerPlan>> {
  const order = { board, parallelism, direction: 'forward' } as const;
  return runOnBoard<LayerPlan>(deployment.selected, order, async (stack, line, plans) => {
    const pending = upstreamOf(stack, deployment.selected)
      .map(({ layer }) => plans.get(layer))
      .filter((plan) => plan !== undefined)
      .filter(({ summary }) => summary.outputs.length > 0);
    const plan =
      pending.length === 0
        ? await planLayer(deployment, stack, line)
        : await planAhead(deployment, stack, pending, line);
    line.succeed(
      describePlanned(plan.summary) + describeAhead(plan.assumes) + describeGaps(plan.folded.length),
    );
    return plan;
  });
}

/** Plans one layer against what its upstreams have published. */
export async function planLayer(deployment: Deployment, stack: Stack, line: BoardLine): Promise<LayerPlan> {
  return planStack(deployment, stack, [], line);
}

async function planAhead(
  deployment: Deployment,
  stack: Stack,
  pending: readonly LayerPlan[],
  line: BoardLine,
): Promise<LayerPlan> {
  line.show('planning ahead');
  const known: KnownOutputs = Object.fromEntries(
    pending.map((upstream) => [upstream.stack.layer, upstream.knownOutputs]),
  );
  const folder = join(deployment.session.log.folder, 'ahead');
  const preview = await synthesizePreview(deployment.workspace, stack, known, folder);
  return planStack(deployment, preview, Object.keys(known), line);
}

async function planStack(
  deployment: Deployment,
  stack: Stack,
  assumes: readonly string[],
  line: BoardLine,
): Promise<LayerPlan> {
  const terraform = new Terraform(stack, deployment.session);
  line.show('initializing');
  await refuseUnfinishedBootstrap(deployment, stack);
  await terraform.initialize();
  line.show('planning');
  const onEvent = showPlanning(line);
  // A preview is not applied, so that it has no use for what an earlier apply has left behind.
  const adoptions = assumes.length > 0 ? new Map() : await findAdoptions(deployment, terraform);
  const saved = await planAdopting(terraform, adoptions, { onEvent });
  const all = summarizePlan(saved.json);
  const { rest: changes, folded } = foldChanges(all.changes, deployment.gaps, wasApplied(saved));
  const summary = { changes, outputs: foldOutputs(all.outputs, folded) };

  const isNothing = changes.length === 0 && summary.outputs.length === 0;
  const isWhole = folded.length === 0;
  return {
    stack,
    summary,
    folded,
    assumes,
    knownOutputs: knownOutputs(saved),
    saved:
      isNothing || isWhole ? saved : await planWithout(folded, terraform, { changes, adoptions, onEvent }),
    recordOutputs: !isWhole,
  };
}

/** Leaves out what is unknown only because a gap would replace its source. */
function foldOutputs(
  outputs: readonly OutputChange[],
  folded: readonly Folded<ResourceChange>[],
): readonly OutputChange[] {
  const left = new Set(folded.map(({ what }) => what.address));
  return outputs.filter(
    ({ known, from }) => known || from.length === 0 || !from.every((address) => left.has(address)),
  );
}

/** What is left of a plan without the emulator's gaps. */
interface Remainder {
  readonly changes: readonly ResourceChange[];
  readonly adoptions: Adoptions;
  readonly onEvent: (event: TerraformEvent) => void;
}

/**
 * Plans the changes alone, without those that the emulator's gaps explain: to act
 * upon them could replace what is there. Undefined if only outputs change.
 *
 * @throws UserError if a change cannot be had without a replacement that a gap explains
 */
async function planWithout(
  folded: readonly Folded<ResourceChange>[],
  terraform: Terraform,
  { changes, adoptions, onEvent }: Remainder,
): Promise<SavedPlan | undefined> {
  if (changes.length === 0) return undefined;
  const targets = changes.map(({ address }) => address);
  const narrowed = await planAdopting(terraform, adoptions, { targets, onEvent });
  const dragged = summarizePlan(narrowed.json).changes.find(
    ({ address, action }) => action === 'replace' && folded.some(({ what }) => what.address === address),
  );
  if (dragged === undefined) return narrowed;
  throw new UserError(
    'LAYERS-SANDBOX-007',
    `the emulator forgets attributes of ${dragged.address}, on which a change of ${terraform.stack.layer} depends, so that ` +
      'Terraform would replace it. Nothing was changed. Start afresh: layers sandbox reset, then apply again.',
  );
}

function wasApplied({ json }: SavedPlan): boolean {
  return (json.prior_state?.values?.root_module?.resources ?? []).some(({ mode }) => mode === 'managed');
}

/** The outputs that a plan knows and that may be shown. */
function knownOutputs({ json }: SavedPlan): Readonly<Record<string, unknown>> {
  const known = Object.entries(json.output_changes ?? {}).filter(
    ([, { after_unknown, after_sensitive }]) => after_unknown === false && after_sensitive !== true,
  );
  return Object.fromEntries(known.map(([name, { after }]) => [name, after]));
}
