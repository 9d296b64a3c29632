import { Command, CommanderError } from '@commander-js/extra-typings';
import { type Cli, exitCodes } from './cli-context';
import { applyCommand } from './commands/apply';
import { bootstrapCommand } from './commands/bootstrap';
import { destroyCommand } from './commands/destroy';
import { doctorCommand } from './commands/doctor';
import { envCommand } from './commands/env';
import { listCommand } from './commands/list';
import { outputsCommand } from './commands/outputs';
import { planCommand } from './commands/plan';
import { sandboxCommand } from './commands/sandbox';
import { synthCommand } from './commands/synth';
import { unlockCommand } from './commands/unlock';
import { upCommand } from './commands/up';
import { validateCommand } from './commands/validate';
import { InterruptedError, messageOf, ProgramError, UserError } from './errors';
import { Interruption } from './interruption';
import { Workspace } from './workspace';

/** Runs `layers` with the arguments given and returns its exit code. What is thrown is a bug of ours. */
export async function main(root: string, args: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const cli: Cli = {
    workspace: new Workspace(root, process.env),
    variables: process.env,
    interruption: new Interruption(note),
    print: (text) => process.stdout.write(`${text}\n`),
    note,
    exitWith: (code) => {
      exitCode = code;
    },
  };
  const stopListening = cli.interruption.listen();
  try {
    await program(cli).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(cli, error);
  } finally {
    stopListening();
  }
}

function program(cli: Cli): Command {
  const root = new Command('layers')
    .description(
      'Plan and apply the layers of the Diet Game platform, in the order that their contracts give.',
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 failed, 2 changes pending (plan --detailed-exitcode), 130 interrupted.\n' +
        '\nExamples:\n  layers up                  build the platform on a local AWS emulator\n' +
        '  layers plan production     see what would change in production\n' +
        '  layers doctor              see what is missing on this machine',
    )
    .addCommand(listCommand(cli))
    .addCommand(synthCommand(cli))
    .addCommand(validateCommand(cli))
    .addCommand(bootstrapCommand(cli))
    .addCommand(planCommand(cli))
    .addCommand(applyCommand(cli))
    .addCommand(destroyCommand(cli))
    .addCommand(outputsCommand(cli))
    .addCommand(unlockCommand(cli))
    .addCommand(envCommand(cli))
    .addCommand(doctorCommand(cli))
    .addCommand(sandboxCommand(cli))
    .addCommand(upCommand(cli));
  return prepare(root);
}

/** Makes every command throw instead of ending the process, and point to its help. */
function prepare(command: Command): Command {
  command.exitOverride().showHelpAfterError(`See: ${fullName(command)} --help`);
  for (const child of command.commands) prepare(child as Command);
  return command;
}

function fullName(command: Command): string {
  return command.parent === null
    ? command.name()
    : `${fullName(command.parent as Command)} ${command.name()}`;
}

function report(cli: Cli, error: unknown): number {
  // Commander has said what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.failed;
  if (error instanceof InterruptedError) {
    cli.note('Interrupted.');
    return exitCodes.interrupted;
  }
  if (error instanceof UserError || error instanceof ProgramError) {
    cli.note(messageOf(error));
    return exitCodes.failed;
  }
  throw error;
}
