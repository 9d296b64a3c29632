import type { Cli } from '../cli-context';
import type { Board } from './board';
import { LiveBoard } from './live-board';
import { PlainBoard } from './plain-board';

/** The display that fits standard error: live lines for a person at a terminal, plain ones elsewhere and in CI. */
export function openBoard(names: readonly string[], { variables, interruption }: Cli): Board {
  const stream = process.stderr;
  const live = stream.isTTY && variables.CI === undefined && variables.TERM !== 'dumb';
  return live && names.length > 0
    ? new LiveBoard(names, stream, interruption.signal)
    : new PlainBoard((line) => stream.write(`${line}\n`));
}
