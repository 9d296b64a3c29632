import { summarizePlan } from '@diet-game/plan-review/summarize';
import { UserError } from '../errors';
import type { Board } from '../progress/board';
import { showApplying, showPlanning } from '../progress/plan-progress';
import { downstreamOf, type Outcomes } from '../stacks/layer-order';
import type { Stack } from '../stacks/stack';
import { holdsResources } from '../terraform/state';
import { Terraform } from '../terraform/terraform';
import type { Deployment } from './deployment';
import { describeDone, describePlanned } from './describe';
import type { LayerPlan } from './plan-layers';
import { runOnBoard } from './run-on-board';

export interface DestroyLayersOptions {
  readonly parallelism: number;
  readonly board: Board;
}

/**
 * Refuses to destroy a layer that others, which stay, still consume.
 *
 * @throws UserError naming every layer in use and its consumers
 */
export async function refuseIfConsumed(deployment: Deployment): Promise<void> {
  const staying = deployment.stacks.filter((stack) => !deployment.selected.includes(stack));
  const applied = await appliedAmong(deployment, staying);
  const uses = deployment.selected
    .map((stack) => ({ stack, consumers: downstreamOf(stack, applied).map(({ layer }) => layer) }))
    .filter(({ consumers }) => consumers.length > 0);
  if (uses.length === 0) return;
  const sentences = uses.map(
    ({ stack, consumers }) => `${stack.layer} is still consumed by ${consumers.join(', ')}`,
  );
  const first = [...new Set(uses.flatMap(({ consumers }) => consumers))];
  throw new UserError(
    'LAYERS-DESTROY-001',
    `${sentences.join('; ')}. Nothing was destroyed. ` +
      `Destroy those first, or name them too: layers destroy ${deployment.environment} ${[...first, ...deployment.selected.map(({ layer }) => layer)].join(' ')}`,
  );
}

/** Plans to destroy every selected layer that has anything to destroy. */
export async function planDestruction(
  deployment: Deployment,
  { parallelism, board }: DestroyLayersOptions,
): Promise<Outcomes<LayerPlan | undefined>> {
  return runOnBoard<LayerPlan | undefined>(
    deployment.selected,
    { board, parallelism, direction: 'backward' },
    async (stack, line) => {
      const terraform = new Terraform(stack, deployment.session);
      line.show('initializing');
      await terraform.initialize();
      if (!holdsResources(await terraform.pullState())) {
        line.succeed('nothing to destroy');
        return undefined;
      }
      line.show('planning');
      const saved = await terraform.plan({ destroy: true, onEvent: showPlanning(line) });
      const summary = summarizePlan(saved.json);
      line.succeed(describePlanned(summary));
      return { stack, saved, summary, folded: [], assumes: [], knownOutputs: {}, recordOutputs: false };
    },
  );
}

/** Destroys what the plans say, each layer after those that consume it. */
export async function destroyLayers(
  deployment: Deployment,
  plans: ReadonlyMap<string, LayerPlan | undefined>,
  { parallelism, board }: DestroyLayersOptions,
): Promise<Outcomes<LayerPlan | undefined>> {
  return runOnBoard<LayerPlan | undefined>(
    deployment.selected,
    { board, parallelism, direction: 'backward' },
    async (stack, line) => {
      const plan = plans.get(stack.layer);
      if (plan?.saved === undefined) {
        line.succeed('nothing to destroy');
        return undefined;
      }
      const total = plan.summary.changes.length;
      line.show('destroying');
      await new Terraform(stack, deployment.session).apply(
        plan.saved,
        showApplying(line, 'destroying', total),
      );
      line.succeed(describeDone(plan.summary));
      return plan;
    },
  );
}

/** The stacks among those given that have anything in their states. */
export async function appliedAmong(deployment: Deployment, stacks: readonly Stack[]): Promise<Stack[]> {
  const applied: Stack[] = [];
  for (const stack of stacks) {
    const terraform = new Terraform(stack, deployment.session);
    await terraform.initialize();
    if (holdsResources(await terraform.pullState())) applied.push(stack);
  }
  return applied;
}
