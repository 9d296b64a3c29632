import type { Board } from './board';
import { LiveBoard } from './live-board';
import { PlainBoard } from './plain-board';

/** The display that fits the stream: live lines for a person at a terminal, plain ones elsewhere and in CI. */
export function openBoard(
  names: readonly string[],
  stream: NodeJS.WriteStream,
  variables: NodeJS.ProcessEnv,
): Board {
  const live = stream.isTTY && variables.CI === undefined && variables.TERM !== 'dumb';
  return live && names.length > 0
    ? new LiveBoard(names, stream)
    : new PlainBoard((line) => stream.write(`${line}\n`));
}
