/**
 * Something that the user can mend. Its message says what is wrong, why it
 * matters and what to do; it carries no stack trace, since none would help.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  constructor(
    /** Stable code that the troubleshooting page explains: `LAYERS-ENV-001`. */
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.stack = undefined;
  }
}
