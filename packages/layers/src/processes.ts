import { existsSync, readFileSync } from 'node:fs';
import { execa } from 'execa';

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process; undefined if it does not run. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (!isRunning(pid)) return undefined;
  if (existsSync('/proc/self/cmdline')) return readCommandLine(pid);
  const { stdout, failed } = await execa('ps', ['-o', 'command=', '-p', String(pid)], { reject: false });
  return failed ? undefined : stdout.trim();
}

/** Linux keeps it in a file, which is empty for a process that has ended and was not reaped. */
function readCommandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}
