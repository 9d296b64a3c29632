import { Command } from '@commander-js/extra-typings';
import { type Cli, exitCodes } from '../cli-context';
import { openDeployment } from '../deploy/deployment';
import { planLayers } from '../deploy/plan-layers';
import { openBoard } from '../progress/open-board';
import { jsonOption, parallelismOption } from './options';
import { doneValues, outcomeJson, reportFailures, sayNoChanges, secondsJson } from './report-outcomes';
import { hasChanges, planJson, showPlans } from './show-plans';

export const planCommand = (cli: Cli) =>
  new Command('plan')
    .description('Show what would change, in every layer of an environment or in those named.')
    .argument('<environment>', 'the environment')
    .argument('[layers...]', 'the layers; all of them if none is named')
    .option('--detailed-exitcode', 'exit with 2 if anything would change')
    .addOption(parallelismOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nA layer whose upstream is not applied yet is planned ahead, from the values that are known\nand examples for the rest.\n' +
        '\nExit codes: 0 fine, 1 failed, 2 changes pending (with --detailed-exitcode), 130 interrupted.\n' +
        '\nExamples:\n  layers plan sandbox\n  layers plan production network data\n  layers plan staging --detailed-exitcode --json',
    )
    .action(async (environment, layers, { detailedExitcode, parallelism, json }) => {
      const deployment = await openDeployment(cli, { environment, layers, verb: 'plan' });
      const board = openBoard(
        deployment.selected.map(({ layer }) => layer),
        cli,
      );
      const outcomes = await planLayers(deployment, { parallelism, board });
      await board.close();

      const plans = [...doneValues(outcomes).values()];
      const changed = plans.filter(hasChanges);
      if (json) {
        const rows = deployment.selected.map(({ layer }) => {
          const plan = plans.find(({ stack }) => stack.layer === layer);
          return {
            layer,
            ...outcomeJson(outcomes, layer),
            ...secondsJson({ plan: outcomes }, layer),
            ...(plan && planJson(plan)),
          };
        });
        cli.print(
          JSON.stringify({ environment, layers: rows, logs: deployment.session.log.folder }, undefined, 2),
        );
      } else {
        showPlans(cli, plans);
      }
      if (!reportFailures(cli, deployment, outcomes)) return;
      if (changed.length === 0 && !json) sayNoChanges(cli, deployment, outcomes);
      if (changed.length > 0 && detailedExitcode) cli.exitWith(exitCodes.changesPending);
    });
