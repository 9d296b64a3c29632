import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';

/** Layers that are worked on at once, unless told otherwise: they mostly wait for AWS. */
const defaultParallelism = Math.max(4, availableParallelism());

/** `--parallelism <n>` */
export const parallelismOption = () =>
  new Option('--parallelism <n>', 'layers at work at the same time')
    .argParser(positiveInteger)
    .default(defaultParallelism);

/** `--json` */
export const jsonOption = () => new Option('--json', 'write the result as JSON');

/** `--yes` */
export const yesOption = () => new Option('--yes', 'do not ask');

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Accepted: a whole number of at least 1.');
  return value;
}
