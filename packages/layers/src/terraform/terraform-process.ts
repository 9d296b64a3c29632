import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Interruption } from '../interruption';
import { parseEvent, type TerraformEvent } from './events';
import { LogTail } from './log-tail';

export interface TerraformProcess {
  readonly binary: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** The whole environment of the process. */
  readonly variables: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly interruption: Interruption;
  readonly onEvent?: (event: TerraformEvent) => void;
}

export interface ProcessEnd {
  readonly exitCode: number | undefined;
  /** The signal that ended it, if one did. */
  readonly signal: string | undefined;
}

/**
 * Runs a Terraform that may change things. It leads a process group of its own,
 * so that Ctrl-C at the terminal does not reach it directly as well, and writes
 * to its log by itself, so that it outlives this program.
 */
export async function runTerraform(run: TerraformProcess): Promise<ProcessEnd> {
  const output = openSync(run.logFile, 'a', 0o600);
  const tail = new LogTail(run.logFile, (line) => {
    const event = parseEvent(line);
    if (event !== undefined) run.onEvent?.(event);
  });
  try {
    const child = spawn(run.binary, run.args, {
      cwd: run.directory,
      env: run.variables,
      stdio: ['ignore', output, output],
      detached: true,
    });
    const ended = once(child, 'exit');
    const [exitCode, signal] =
      child.pid === undefined ? await ended : await run.interruption.whileRunning(child.pid, ended);
    return { exitCode: exitCode ?? undefined, signal: signal ?? undefined };
  } finally {
    tail.close();
    closeSync(output);
  }
}
