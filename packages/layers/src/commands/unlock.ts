import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { openDeployment } from '../deploy/deployment';
import { UserError } from '../errors';
import { ask } from '../terminal/ask';
import { describeLock, parseLockInfo } from '../terraform/lock-info';
import { Terraform } from '../terraform/terraform';
import { yesOption } from './options';

/** No lock has this id: asked to free it, Terraform says which lock there is. */
const noLock = 'none';

export const unlockCommand = (cli: Cli) =>
  new Command('unlock')
    .description('Free the lock that a killed Terraform has left on the state of a layer.')
    .argument('<environment>', 'the environment')
    .argument('<layer>', 'the layer')
    .addOption(yesOption())
    .addHelpText(
      'after',
      '\nFree a lock only when its holder has ended: two that write one state at once destroy it.\n' +
        '\nExamples:\n  layers unlock sandbox network',
    )
    .action(async (environment, layer, { yes }) => {
      const deployment = await openDeployment(cli, { environment, layers: [layer], verb: 'unlock' });
      const [stack] = deployment.selected;
      if (stack === undefined) throw new Error('no layer is selected');
      const terraform = new Terraform(stack, deployment.session);
      await terraform.initialize();

      const lock = parseLockInfo((await terraform.forceUnlock(noLock)).text);
      if (lock === undefined) {
        cli.print(`The state of ${layer} of ${environment} is not locked.`);
        return;
      }
      cli.note(`The state of ${layer} of ${environment} is locked by ${describeLock(lock)}.`);
      if (!yes && !(await ask(cli, 'Has that run ended, and shall its lock be freed?'))) {
        cli.note('The lock stays.');
        return;
      }
      const { freed, text } = await terraform.forceUnlock(lock.id);
      if (!freed) throw new UserError('LAYERS-LOCK-003', `the lock could not be freed: ${text.trim()}`);
      cli.print(`Freed. Go on with: layers apply ${environment} ${layer}`);
    });
