import { join } from 'node:path';
import { LocalState } from '../bootstrap/local-state';
import { UserError } from '../errors';
import { withFileLock } from '../file-lock';
import { Journal } from '../recovery/journal';
import type { Stack } from '../stacks/stack';
import type { Workspace } from '../workspace';
import { Emulator, emulatorVersion } from './emulator';
import type { SandboxEndpoint } from './endpoint';
import { type Gap, gapList } from './gaps';

/** How the sandbox stands. */
export type SandboxStatus =
  /** Started from this checkout, and answers. */
  | {
      readonly state: 'running';
      readonly url: string;
      readonly emulator?: string;
      readonly pid: number;
      readonly logFile: string;
    }
  /** `AWS_ENDPOINT_URL` names an emulator that this checkout did not start. */
  | { readonly state: 'external'; readonly url: string; readonly emulator?: string }
  /** Was started from this checkout and ended by itself. */
  | { readonly state: 'died'; readonly logFile: string }
  | { readonly state: 'stopped' };

/** The local AWS emulator: an account in which there is nothing yet. */
export class Sandbox {
  readonly #emulator: Emulator;

  constructor(
    private readonly workspace: Workspace,
    private readonly variables: NodeJS.ProcessEnv,
  ) {
    this.#emulator = new Emulator(workspace);
  }

  async status(): Promise<SandboxStatus> {
    const { record, logFile } = this.#emulator;
    const external = externalEndpoint(this.variables);
    if (external !== undefined && external !== record?.url) {
      return { state: 'external', url: external, emulator: await emulatorVersion(external) };
    }
    if (record === undefined) return { state: 'stopped' };
    if (!(await this.#emulator.isRunning())) return { state: 'died', logFile };
    const { url, pid } = record;
    return { state: 'running', url, pid, logFile, emulator: await emulatorVersion(url) };
  }

  /** Starts the sandbox unless it runs. Returns what it did. */
  async up(
    stacks: readonly Stack[],
    tell: (what: string) => void,
  ): Promise<'started' | 'running' | 'external'> {
    return withFileLock(join(this.workspace.sandbox, 'lock'), async () => {
      const status = await this.status();
      if (status.state === 'stopped' || status.state === 'died') {
        await this.#emulator.start(tell);
        this.#forgetApplies(stacks);
        return 'started';
      }
      return status.state;
    });
  }

  /** Stops what this checkout has started. All that it held is gone. */
  async down(): Promise<'stopped' | 'not-running' | 'external'> {
    return withFileLock(join(this.workspace.sandbox, 'lock'), async () => {
      const { state } = await this.status();
      await this.#emulator.stop();
      if (state === 'running') return 'stopped';
      return state === 'external' ? 'external' : 'not-running';
    });
  }

  /** Empties the sandbox. */
  async reset(stacks: readonly Stack[]): Promise<void> {
    await withFileLock(join(this.workspace.sandbox, 'lock'), async () => {
      const status = await this.status();
      if (status.state !== 'running') throw notRunning(status);
      await this.#emulator.reset(status.url);
      this.#forgetApplies(stacks);
    });
  }

  /**
   * Where the sandbox answers.
   *
   * @throws UserError if it does not
   */
  async endpoint(region: string): Promise<SandboxEndpoint> {
    const status = await this.status();
    if (status.state === 'running' || status.state === 'external') return { url: status.url, region };
    throw notRunning(status);
  }

  /** What killed applies have left behind is gone with the emulator's contents. */
  #forgetApplies(stacks: readonly Stack[]): void {
    for (const stack of stacks) {
      new Journal(this.workspace, stack).end();
      new LocalState(this.workspace, stack).remove();
    }
  }

  /** What the emulator cannot do, if it is the one that was measured. */
  async gaps(): Promise<readonly Gap[]> {
    const status = await this.status();
    const measured = `${gapList.emulator} ${gapList.version}`;
    return 'emulator' in status && status.emulator === measured ? gapList.gaps : [];
  }
}

/** The emulator that `AWS_ENDPOINT_URL` names, if it is set. */
function externalEndpoint({ AWS_ENDPOINT_URL: url }: NodeJS.ProcessEnv): string | undefined {
  if (url === undefined || url === '') return undefined;
  if (!isEmulatorUrl(url)) {
    throw new UserError(
      'LAYERS-SANDBOX-008',
      `AWS_ENDPOINT_URL is ${JSON.stringify(url)}; accepted: the URL of an emulator, such as http://127.0.0.1:4566. ` +
        'Unset it to let layers start one.',
    );
  }
  return url.replace(/\/$/, '');
}

/** Whether a text is the URL of something that can be an emulator, rather than of AWS itself. */
function isEmulatorUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && !/(^|\.)amazonaws\.com(\.cn)?$/.test(hostname);
}

function notRunning(status: SandboxStatus): UserError {
  if (status.state === 'died') {
    return new UserError(
      'LAYERS-SANDBOX-001',
      `the sandbox has ended by itself, and what it held is gone; ${status.logFile} may say why. Start it again: layers sandbox up`,
    );
  }
  if (status.state === 'external') {
    return new UserError(
      'LAYERS-SANDBOX-005',
      `AWS_ENDPOINT_URL is ${status.url}, which was not started from here and is left alone. Unset it, or reset that emulator yourself.`,
    );
  }
  return new UserError('LAYERS-SANDBOX-001', 'the sandbox is not running. Start it: layers sandbox up');
}
