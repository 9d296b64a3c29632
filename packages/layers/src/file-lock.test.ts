import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withFileLock } from './file-lock';

describe('withFileLock', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'file-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one at a time in, and frees the lock whatever happens', async () => {
    const lock = join(folder, 'deep/lock');
    const log: string[] = [];
    const work = (name: string) =>
      withFileLock(lock, async () => {
        log.push(`+${name}`);
        await sleep(20);
        log.push(`-${name}`);
        if (name === 'a') throw new Error('no');
      }).catch(() => undefined);
    await Promise.all([work('a'), work('b'), work('c')]);

    expect(log.filter((_, index) => index % 2 === 0).map((entry) => entry.replace('+', '-'))).toEqual(
      log.filter((_, index) => index % 2 === 1),
    );
    expect(log).toHaveLength(6);
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over the lock of a process that has ended', async () => {
    const lock = join(folder, 'lock');
    mkdirSync(lock);
    // Beyond the largest number that Linux or macOS gives a process.
    writeFileSync(join(lock, 'pid'), '99999999');

    expect(await withFileLock(lock, async () => 'done')).toBe('done');
  });
});
