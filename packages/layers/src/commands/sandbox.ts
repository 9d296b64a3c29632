import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { gapList } from '../sandbox/gaps';
import { Sandbox, type SandboxStatus } from '../sandbox/sandbox';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import { renderTable } from '../terminal/table';
import { jsonOption } from './options';

/** What an empty emulator is good for. */
const next =
  'Next: layers bootstrap sandbox makes the state bucket, unless it is there; layers up does so too, and builds every layer.';

export const sandboxCommand = (cli: Cli) =>
  new Command('sandbox')
    .description('The local AWS emulator: no account, no cost.')
    .addHelpText(
      'after',
      '\nExamples:\n  layers sandbox up\n  layers bootstrap sandbox\n  layers apply sandbox\n  layers sandbox down',
    )
    .addCommand(upCommand(cli))
    .addCommand(downCommand(cli))
    .addCommand(statusCommand(cli))
    .addCommand(resetCommand(cli))
    .addCommand(gapsCommand(cli));

const upCommand = (cli: Cli) =>
  new Command('up')
    .description('Start the emulator on 127.0.0.1. Installs it at the first time.')
    .addHelpText(
      'after',
      '\nWhere AWS_ENDPOINT_URL names an emulator already, that one is used and never stopped.\n\nExamples:\n  layers sandbox up',
    )
    .action(async () => {
      cli.print(await startSandbox(cli, await sandboxStacks(cli)));
      cli.note(next);
    });

const downCommand = (cli: Cli) =>
  new Command('down')
    .description('Stop the emulator. All that it held is gone.')
    .addHelpText('after', '\nExamples:\n  layers sandbox down')
    .action(async () => {
      const result = await new Sandbox(cli.workspace, cli.variables).down();
      cli.print(
        {
          stopped: 'The sandbox is stopped.',
          'not-running': 'The sandbox was not running.',
          external: 'The emulator that AWS_ENDPOINT_URL names was not started from here and is left alone.',
        }[result],
      );
    });

const statusCommand = (cli: Cli) =>
  new Command('status')
    .description('Say whether the emulator runs, and where.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers sandbox status --json')
    .action(async ({ json }) => {
      const status = await new Sandbox(cli.workspace, cli.variables).status();
      cli.print(json ? JSON.stringify(status, undefined, 2) : describeStatus(status));
    });

const resetCommand = (cli: Cli) =>
  new Command('reset')
    .description('Empty the emulator, which goes on running.')
    .addHelpText('after', '\nExamples:\n  layers sandbox reset')
    .action(async () => {
      await new Sandbox(cli.workspace, cli.variables).reset(await sandboxStacks(cli));
      cli.print('The sandbox is empty.');
      cli.note(next);
    });

const gapsCommand = (cli: Cli) =>
  new Command('gaps')
    .description('List what the emulator cannot do, and is therefore left out of plans and results.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers sandbox gaps')
    .action(({ json }) => {
      if (json) {
        cli.print(JSON.stringify(gapList, undefined, 2));
        return;
      }
      const rows = gapList.gaps.map((gap) => [
        gap.type,
        gap.kind === 'drift' ? `${gap.action} of ${gap.attributes.join(', ')}` : 'not created',
        gap.why,
      ]);
      cli.print(
        `Gaps of ${gapList.emulator} ${gapList.version}:\n\n${renderTable(['TYPE', 'GAP', 'WHY'], rows)}`,
      );
    });

/** Starts the sandbox and says where it is. */
export async function startSandbox(cli: Cli, stacks: readonly Stack[]): Promise<string> {
  const sandbox = new Sandbox(cli.workspace, cli.variables);
  await sandbox.up(stacks, cli.note);
  return describeStatus(await sandbox.status());
}

/** The stacks of every environment that lives on the emulator. */
export async function sandboxStacks(cli: Cli): Promise<Stack[]> {
  return (await synthesize(cli.workspace)).filter(({ environment }) => environment.target === 'sandbox');
}

function describeStatus(status: SandboxStatus): string {
  switch (status.state) {
    case 'running':
      return `The sandbox runs at ${status.url} (${status.emulator ?? 'does not answer'}, process ${status.pid}).`;
    case 'external':
      return `The sandbox is ${status.url}, as AWS_ENDPOINT_URL says (${status.emulator ?? 'not MiniStack'}).`;
    case 'died':
      return `The sandbox has ended by itself; ${status.logFile} may say why. Start it again: layers sandbox up`;
    case 'stopped':
      return 'The sandbox is not running. Start it: layers sandbox up';
  }
}
