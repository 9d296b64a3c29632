import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from './errors';
import { isRunning } from './processes';

const pollMilliseconds = 100;
const patienceMilliseconds = 5 * 60 * 1000;

/**
 * Does work that only one process at a time may do. The lock is a folder, which
 * can be made once only; that of a process that has ended is taken over.
 *
 * @throws UserError if the holder does not end within five minutes
 */
export async function withFileLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const owner = join(folder, 'pid');
  const deadline = Date.now() + patienceMilliseconds;
  while (!tryLock(folder, owner)) {
    if (Date.now() > deadline) {
      throw new UserError(
        'LAYERS-LOCK-002',
        `process ${holderOf(owner)} has held ${folder} for five minutes; wait for it or end it, then try again.`,
      );
    }
    await sleep(pollMilliseconds);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tryLock(folder: string, owner: string): boolean {
  mkdirSync(join(folder, '..'), { recursive: true });
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = holderOf(owner);
    if (holder !== undefined && !isRunning(holder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
  writeFileSync(owner, String(process.pid));
  return true;
}

/** The process that holds the lock; undefined while it is still writing that down. */
function holderOf(owner: string): number | undefined {
  try {
    return Number(readFileSync(owner, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
