import type { Cli } from '../cli-context';
import { InterruptedError, UserError } from '../errors';

/**
 * Asks a person to agree.
 *
 * @throws UserError where there is no terminal to ask at
 */
export async function ask(cli: Cli, message: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UserError(
      'LAYERS-CLI-003',
      'this needs an answer, and there is no terminal to ask at. Pass --yes to go on without being asked.',
    );
  }
  const { default: confirm } = await import('@inquirer/confirm');
  try {
    return await confirm(
      { message, default: false },
      { output: process.stderr, signal: cli.interruption.signal },
    );
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name))
      throw new InterruptedError();
    throw error;
  }
}
