import { Command } from '@commander-js/extra-typings';
import { endClosing, prepareClosing, withoutBootstrap } from '../bootstrap/close-account';
import type { Cli } from '../cli-context';
import { openDeployment } from '../deploy/deployment';
import { destroyLayers, planDestruction, refuseIfConsumed } from '../deploy/destroy-layers';
import { openBoard } from '../progress/open-board';
import { ask } from '../terminal/ask';
import { jsonOption, parallelismOption, yesOption } from './options';
import { doneValues, outcomeJson, reportFailures, secondsJson } from './report-outcomes';
import { planJson, showPlans } from './show-plans';

const bootstrapStays =
  'bootstrap stays, because it keeps the states of the other layers; docs/bootstrap.md says how an account is closed.';

export const destroyCommand = (cli: Cli) =>
  new Command('destroy')
    .description('Show what would be destroyed, ask, and destroy it, layers in the opposite order.')
    .argument('<environment>', 'the environment')
    .argument('[layers...]', 'the layers; all of them if none is named')
    .addOption(yesOption())
    .addOption(parallelismOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nA layer that another one, which stays, still consumes is not destroyed. The bootstrap stays\nunless it is named, alone.\n' +
        '\nExit codes: 0 fine, 1 failed, 130 interrupted.\n' +
        '\nExamples:\n  layers destroy sandbox\n  layers destroy dev cluster edge --yes',
    )
    .action(async (environment, layers, { yes, parallelism, json }) => {
      const opened = await openDeployment(cli, { environment, layers, verb: 'destroy' });
      const deployment = opened.named ? await prepareClosing(opened) : withoutBootstrap(opened);
      if (!opened.named && deployment.selected.length < opened.selected.length) cli.note(bootstrapStays);
      await refuseIfConsumed(deployment);
      const names = deployment.selected.map(({ layer }) => layer);

      const planBoard = openBoard(names, cli);
      const planned = await planDestruction(deployment, { parallelism, board: planBoard });
      await planBoard.close();
      const plans = doneValues(planned);
      const destroying = [...plans.values()].filter((plan) => plan !== undefined);
      if (!json) showPlans(cli, destroying);
      if (!reportFailures(cli, deployment, planned)) {
        cli.note('\nNothing was destroyed, because not every layer could be planned.');
        return;
      }
      if (destroying.length === 0) {
        cli.print(
          json ? JSON.stringify({ environment, layers: [] }) : `\nNothing to destroy in ${environment}.`,
        );
        return;
      }
      if (!yes && !(await ask(cli, `Destroy all this in ${environment}? It cannot be undone.`))) {
        cli.note('Nothing was destroyed.');
        await endClosing(opened);
        return;
      }

      const board = openBoard(names, cli);
      const destroyed = await destroyLayers(deployment, plans, { parallelism, board });
      await board.close();
      if (json) {
        const rows = names.map((layer) => {
          const plan = plans.get(layer);
          return {
            layer,
            ...outcomeJson(destroyed, layer),
            ...secondsJson({ plan: planned, destroy: destroyed }, layer),
            ...(plan && planJson(plan)),
          };
        });
        cli.print(
          JSON.stringify({ environment, layers: rows, logs: deployment.session.log.folder }, undefined, 2),
        );
      }
      if (reportFailures(cli, deployment, destroyed)) await endClosing(opened);
    });
