import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import { z } from 'zod';
import { replaceFile } from '../atomic-file';
import { UserError } from '../errors';
import { commandLine, isRunning } from '../processes';
import { ensureVirtualEnvironment } from '../python';
import type { Workspace } from '../workspace';

const recordSchema = z.object({ pid: z.number(), url: z.string(), startedAt: z.string() });

/** An emulator that this checkout has started. */
export type EmulatorRecord = z.output<typeof recordSchema>;

const readyMilliseconds = 60_000;
const stopMilliseconds = 10_000;
const pollMilliseconds = 100;

/** MiniStack, run from this checkout: installed, started and stopped here and nowhere else. */
export class Emulator {
  readonly logFile: string;
  readonly #recordFile: string;
  readonly #environment: string;

  constructor(private readonly workspace: Workspace) {
    this.logFile = join(workspace.sandbox, 'ministack.log');
    this.#recordFile = join(workspace.sandbox, 'emulator.json');
    this.#environment = join(workspace.sandbox, 'venv');
  }

  /** What was started last, if it was not stopped since. */
  get record(): EmulatorRecord | undefined {
    if (!existsSync(this.#recordFile)) return undefined;
    return recordSchema.parse(JSON.parse(readFileSync(this.#recordFile, 'utf8')));
  }

  /** Whether the process that was started still runs, and is not another one that has its number now. */
  async isRunning(): Promise<boolean> {
    const { record } = this;
    if (record === undefined) return false;
    const command = await commandLine(record.pid);
    return command?.includes(this.#environment) === true;
  }

  /** Installs the emulator if need be, starts it on a free port, and waits until it answers. */
  async start(tell: (what: string) => void): Promise<EmulatorRecord> {
    await ensureVirtualEnvironment({
      folder: this.#environment,
      requirementsFile: join(this.workspace.root, 'packages/layers/src/sandbox/requirements.txt'),
      what: 'the emulator',
      tell,
    });

    const port = await getPort({ host: '127.0.0.1' });
    mkdirSync(this.workspace.sandbox, { recursive: true });
    const log = openSync(this.logFile, 'w');
    const child = spawn(join(this.#environment, 'bin/python'), ['-m', 'ministack'], {
      cwd: this.workspace.sandbox,
      env: { ...process.env, ...settings(port) },
      stdio: ['ignore', log, log],
      detached: true,
    });
    child.unref();
    const record = {
      pid: child.pid ?? 0,
      url: `http://127.0.0.1:${port}`,
      startedAt: new Date().toISOString(),
    };
    replaceFile(this.#recordFile, JSON.stringify(record));
    await this.#waitUntilReady(record);
    return record;
  }

  /** Stops the emulator and forgets all it held; ends no process that was not started here. */
  async stop(): Promise<void> {
    const { record } = this;
    if (record !== undefined && (await this.isRunning())) {
      process.kill(record.pid, 'SIGTERM');
      const deadline = Date.now() + stopMilliseconds;
      while ((await this.isRunning()) && Date.now() < deadline) await sleep(pollMilliseconds);
      if (await this.isRunning()) process.kill(record.pid, 'SIGKILL');
    }
    rmSync(this.#recordFile, { force: true });
  }

  /** Empties the emulator, which goes on running. */
  async reset(url: string): Promise<void> {
    const response = await fetch(`${url}/_ministack/reset`, { method: 'POST' });
    if (!response.ok) {
      throw new UserError(
        'LAYERS-SANDBOX-003',
        `the emulator at ${url} answered ${response.status} to a reset`,
      );
    }
  }

  async #waitUntilReady({ pid, url }: EmulatorRecord): Promise<void> {
    const deadline = Date.now() + readyMilliseconds;
    while (Date.now() < deadline) {
      if (!isRunning(pid)) break;
      if ((await emulatorVersion(url)) !== undefined) return;
      await sleep(pollMilliseconds);
    }
    const lines = readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-5).join('\n  ');
    await this.stop();
    throw new UserError(
      'LAYERS-SANDBOX-004',
      `the emulator did not start. The end of ${this.logFile}:\n  ${lines}`,
    );
  }
}

/** Which emulator answers: its name and version; undefined if nothing answers like MiniStack. */
export async function emulatorVersion(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(5000) });
    const { version } = z.object({ version: z.string() }).parse(await response.json());
    return `ministack ${version}`;
  } catch {
    return undefined;
  }
}

/** Source: MiniStack's documentation, "Configuration". By default it would listen on every address. */
function settings(port: number): Record<string, string> {
  return {
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1',
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
  };
}
