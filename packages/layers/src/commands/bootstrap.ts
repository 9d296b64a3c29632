import { Command } from '@commander-js/extra-typings';
import { bootstrapEnvironment } from '../bootstrap/bootstrap-environment';
import type { Cli } from '../cli-context';
import { yesOption } from './options';

export const bootstrapCommand = (cli: Cli) =>
  new Command('bootstrap')
    .description(
      'Bring an account from nothing to a state bucket: show the plan, ask, apply it on a local state, and move that state into the bucket.',
    )
    .argument('<environment>', 'the environment; of those that share an account and region, the first')
    .addOption(yesOption())
    .addHelpText(
      'after',
      '\nSafe to run again, also after it was killed: it looks where the state is, and goes on from there.\n' +
        '\nExit codes: 0 fine, 1 failed, 130 interrupted.\n' +
        '\nExamples:\n  layers bootstrap dev\n  layers bootstrap sandbox --yes',
    )
    .action(async (environment, { yes }) => {
      await bootstrapEnvironment(cli, environment, { yes });
    });
