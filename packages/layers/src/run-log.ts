import { mkdirSync, readdirSync, rmSync } from 'node:fs';
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
    prune(workspace.runs);
  }

  /** A file of the run: `network.plan.jsonl`. */
  file(name: string): string {
    return join(this.folder, name);
  }
}

function prune(runs: string): void {
  const folders = readdirSync(runs).sort();
  for (const name of folders.slice(0, -keptRuns)) rmSync(join(runs, name), { recursive: true, force: true });
}
