import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunLog } from './run-log';
import { Workspace } from './workspace';

describe('RunLog', () => {
  let workspace: Workspace;
  beforeEach(() => {
    workspace = new Workspace(mkdtempSync(join(tmpdir(), 'run-log-')), {});
  });
  afterEach(() => rmSync(workspace.root, { recursive: true }));

  const runs = (count: number) =>
    Array.from(
      { length: count },
      (_, day) => new RunLog(workspace, 'plan', 'dev', new Date(2026, 0, day + 1)).folder,
    );

  it('has a folder of its own that only its owner can read', () => {
    const log = new RunLog(workspace, 'apply', 'staging', new Date('2026-11-23T17:00:00.123Z'));

    expect(basename(log.folder)).toBe(`2026-11-23T17-00-00-123Z-${process.pid}-apply-staging`);
    expect(statSync(log.folder).mode & 0o777).toBe(0o700);
    expect(log.file('network.plan.jsonl')).toBe(join(log.folder, 'network.plan.jsonl'));
  });

  it('keeps the last twenty runs', () => {
    const folders = runs(25).map((folder) => basename(folder));

    expect(readdirSync(workspace.runs).sort()).toEqual(folders.slice(5));
  });

  it('keeps a run whose killed apply has yet to be recovered from', () => {
    const [first = ''] = runs(1);
    mkdirSync(workspace.journal, { recursive: true });
    writeFileSync(join(workspace.journal, 'network-dev.json'), JSON.stringify([{ logFile: `${first}/x` }]));
    runs(25);

    expect(readdirSync(workspace.runs)).toContain(basename(first));
    expect(readdirSync(workspace.runs)).toHaveLength(21);
  });
});
