import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { applyLayers, type LayerResult } from '../deploy/apply-layers';
import { type Deployment, openDeployment } from '../deploy/deployment';
import { type LayerPlan, planLayers } from '../deploy/plan-layers';
import { openBoard } from '../progress/open-board';
import type { Outcomes } from '../stacks/layer-order';
import { ask } from '../terminal/ask';
import { jsonOption, parallelismOption, yesOption } from './options';
import { doneValues, outcomeJson, reportFailures, sayNoChanges, secondsJson } from './report-outcomes';
import { hasChanges, planJson, showPlans } from './show-plans';

export interface ApplyOptions {
  readonly yes?: true;
  readonly json?: true;
  readonly parallelism: number;
}

export const applyCommand = (cli: Cli) =>
  new Command('apply')
    .description('Show what would change, ask, and apply exactly that, layer after layer.')
    .argument('<environment>', 'the environment')
    .argument('[layers...]', 'the layers; all of them if none is named')
    .addOption(yesOption())
    .addOption(parallelismOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nA layer that was planned ahead of its upstream is planned again once that is applied, and\nis applied only if its plan still does what was shown.\n' +
        '\nExit codes: 0 fine, 1 failed, 130 interrupted. Ctrl-C lets Terraform finish what it has begun.\n' +
        '\nExamples:\n  layers apply sandbox\n  layers apply staging network --yes',
    )
    .action(async (environment, layers, options) => {
      const deployment = await openDeployment(cli, { environment, layers, verb: 'apply' });
      await planAskApply(cli, deployment, options);
    });

/** Plans, asks, applies. Returns whether the environment is now as the code says. */
export async function planAskApply(
  cli: Cli,
  deployment: Deployment,
  options: ApplyOptions,
): Promise<boolean> {
  const { environment, selected } = deployment;
  const { parallelism, json } = options;
  const planBoard = openBoard(
    selected.map(({ layer }) => layer),
    cli,
  );
  const planned = await planLayers(deployment, { parallelism, board: planBoard });
  await planBoard.close();

  const plans = doneValues(planned);
  const changing = [...plans.values()].filter(hasChanges);
  if (!json) showPlans(cli, changing);
  const planFailed = !reportFailures(cli, deployment, planned);
  if (changing.length === 0) {
    if (json) printJson(cli, deployment, plans, { planned });
    else if (!planFailed) sayNoChanges(cli, deployment, planned);
    return !planFailed;
  }
  if (planFailed) {
    cli.note(
      '\nNothing was applied, because not every layer could be planned. Name the layers to apply to go on without the others.',
    );
    return false;
  }
  if (options.yes !== true && !(await ask(cli, `Apply these changes to ${environment}?`))) {
    cli.note('Nothing was applied.');
    return false;
  }

  const applying = { ...deployment, selected: selected.filter(({ layer }) => plans.has(layer)) };
  const board = openBoard(
    applying.selected.map(({ layer }) => layer),
    cli,
  );
  const applied = await applyLayers(applying, plans, { parallelism, board });
  await board.close();
  if (json) printJson(cli, deployment, plans, { planned, applied });
  return reportFailures(cli, deployment, applied);
}

function printJson(
  cli: Cli,
  { environment, selected, session }: Deployment,
  plans: ReadonlyMap<string, LayerPlan>,
  { planned, applied }: { planned: Outcomes<LayerPlan>; applied?: Outcomes<LayerResult> },
): void {
  const layers = selected.map(({ layer }) => {
    const plan = plans.get(layer);
    return {
      layer,
      ...outcomeJson(applied ?? planned, layer),
      ...secondsJson({ plan: planned, apply: applied }, layer),
      ...(plan && planJson(plan)),
    };
  });
  cli.print(JSON.stringify({ environment, layers, logs: session.log.folder }, undefined, 2));
}
