import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the scanners are installed. */
const scanners = resolve('.layers/scanners');

/** The Python that has the scanners. */
export const python = join(scanners, 'bin/python');

/** The sandbox of the engine tests, and what its commands have left behind. */
export const engine = resolve('.layers/engine');

/**
 * What the engine tests keep of the platform while it is up: `run` has the plans and
 * logs by which it was built, `states` every state in the bucket.
 */
export const evidence = join(engine, 'evidence');

/** The JSON of the plan that each layer was built by, by layer. */
export function plansOfLayers(): ReadonlyMap<string, string> {
  requireEvidence();
  const folder = join(evidence, 'run');
  const ending = '.apply.plan.json';
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  return new Map(files.map((name) => [name.slice(0, -ending.length), join(folder, name)]));
}

/** The layers that have a state in the bucket. */
export function layersWithState(): string[] {
  return readdirSync(join(evidence, 'states/sandbox'))
    .filter((name) => name.endsWith('.tfstate'))
    .map((name) => name.replace('.tfstate', ''));
}

/** Throws unless the engine tests have run. */
export function requireEvidence(): void {
  if (existsSync(join(evidence, 'states'))) return;
  throw new Error(
    'There are no plans and states to look into. Run the engine tests first: pnpm jest --selectProjects engine platform',
  );
}
