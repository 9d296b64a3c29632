import { UserError } from '@diet-game/constructs/user-error';

export { UserError };

/** The program of the stacks failed; what it wrote is the message. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}

/** The user broke the command off. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('interrupted');
  }
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
