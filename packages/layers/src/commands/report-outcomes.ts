import type { Cli } from '../cli-context';
import { exitCodes } from '../cli-context';
import type { Deployment } from '../deploy/deployment';
import { InterruptedError, messageOf, ProgramError, UserError } from '../errors';
import type { Outcomes } from '../stacks/layer-order';
import { isUnavailable } from '../terraform/terraform-error';

/**
 * Says of every layer that did not end well why, and sets the exit code. A layer
 * whose provider cannot be had on this machine is a failure only if the user
 * named it.
 *
 * @returns whether every layer ended well, or is forgiven
 */
export function reportFailures(cli: Cli, deployment: Deployment, outcomes: Outcomes<unknown>): boolean {
  const failures = [...outcomes].flatMap(([layer, outcome]) =>
    outcome.status === 'failed' ? [{ layer, error: outcome.error }] : [],
  );
  if (failures.some(({ error }) => error instanceof InterruptedError)) throw new InterruptedError();
  const bug = failures.find(({ error }) => !(error instanceof UserError || error instanceof ProgramError));
  if (bug !== undefined) throw bug.error;
  // What is wrong with the environment as a whole is said once.
  for (const message of new Set(failures.map(({ error }) => messageOf(error)))) cli.note(`\n${message}`);
  const counting = failures.filter(({ error }) => deployment.named || !isUnavailable(error));
  if (counting.length === 0) return true;
  cli.exitWith(exitCodes.failed);
  return false;
}

/** The values of the layers that ended well. */
export function doneValues<T>(outcomes: Outcomes<T>): ReadonlyMap<string, T> {
  return new Map(
    [...outcomes].flatMap(([layer, outcome]) => (outcome.status === 'done' ? [[layer, outcome.value]] : [])),
  );
}

/** How long the work on a layer took, phase by phase, for `--json`: `{ "plan": 7.1, "apply": 45.2 }`. */
export function secondsJson(
  phases: Readonly<Record<string, Outcomes<unknown> | undefined>>,
  layer: string,
): { readonly seconds: Readonly<Record<string, number>> } {
  const seconds = Object.entries(phases).flatMap(([phase, outcomes]) => {
    const outcome = outcomes?.get(layer);
    return outcome === undefined || outcome.status === 'skipped' ? [] : [[phase, outcome.seconds]];
  });
  return { seconds: Object.fromEntries(seconds) };
}

/** How each layer ended, for `--json`. */
export function outcomeJson(outcomes: Outcomes<unknown>, layer: string) {
  const outcome = outcomes.get(layer);
  switch (outcome?.status) {
    case 'failed':
      return {
        status: isUnavailable(outcome.error) ? 'unavailable' : 'failed',
        error: messageOf(outcome.error),
      };
    case 'skipped':
      return { status: 'skipped', because: outcome.because };
    default:
      return { status: outcome?.status ?? 'skipped' };
  }
}

/** Says that nothing changes, of no more layers than were looked at. */
export function sayNoChanges(cli: Cli, { environment }: Deployment, outcomes: Outcomes<unknown>): void {
  const notDone = [...outcomes].flatMap(([layer, { status }]) => (status === 'done' ? [] : [layer]));
  cli.print(
    notDone.length === 0
      ? `\nNo changes: ${environment} is as the code says.`
      : `\nNo changes in the layers that could be planned; not planned: ${notDone.join(', ')}.`,
  );
}
