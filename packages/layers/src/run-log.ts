import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace';

/** Runs whose logs and plans are kept. */
const keptRuns = 20;

/** The folder of one command: logs and plans, readable by its owner only, since plans can hold secrets. */
export class RunLog {
  readonly folder: string;

  constructor(workspace: Workspace, verb: string, environment: string, now = new Date()) {
    const time = now.toISOString().replace(/[:.]/g, '-');
    this.folder = join(workspace.runs, `${time}-${process.pid}-${verb}-${environment}`);
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    prune(workspace);
  }

  /** A file of the run: `network.plan.jsonl`. */
  file(name: string): string {
    return join(this.folder, name);
  }
}

/** Removes the oldest runs, but for those whose killed applies have yet to be recovered from. */
function prune({ runs, journal }: Workspace): void {
  const journals = existsSync(journal)
    ? readdirSync(journal).map((name) => readFileSync(join(journal, name), 'utf8'))
    : [];
  const folders = readdirSync(runs)
    .sort()
    .filter((name) => !journals.some((text) => text.includes(name)));
  for (const name of folders.slice(0, -keptRuns)) rmSync(join(runs, name), { recursive: true, force: true });
}
