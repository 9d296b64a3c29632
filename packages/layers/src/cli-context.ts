import type { Interruption } from './interruption';
import type { Workspace } from './workspace';

/** What every command is given. */
export interface Cli {
  readonly workspace: Workspace;
  readonly variables: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  /** Writes a result to standard output. */
  readonly print: (text: string) => void;
  /** Tells a person something on standard error, which `--json` leaves alone. */
  readonly note: (text: string) => void;
  /** Ends the program with this code once the command has ended. */
  readonly exitWith: (code: number) => void;
}

/** The exit codes of `layers`. */
export const exitCodes = {
  fine: 0,
  failed: 1,
  changesPending: 2,
  interrupted: 130,
} as const;
