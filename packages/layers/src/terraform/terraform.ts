import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformPlan } from '@diet-game/plan-review/terraform-plan';
import { execa } from 'execa';
import { z } from 'zod';
import { messageOf } from '../errors';
import type { Interruption } from '../interruption';
import type { RunLog } from '../run-log';
import { type Stack, stackFile } from '../stacks/stack';
import type { TerraformBinary } from './binary';
import type { Diagnostic, TerraformEvent } from './events';
import { parseState, type State } from './state';
import { describeFailure } from './terraform-error';
import { runTerraform } from './terraform-process';

/** What all Terraforms of a command share. */
export interface TerraformSession {
  readonly binary: TerraformBinary;
  /** The whole environment of the processes. */
  readonly variables: NodeJS.ProcessEnv;
  readonly log: RunLog;
  readonly interruption: Interruption;
  /** Lets one at a time into the plugin cache, which Terraform does not guard. */
  readonly oneAtATime: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface PlanOptions {
  /** Plans to destroy everything. @default false */
  readonly destroy?: boolean;
  /** Addresses to keep to. @default all */
  readonly targets?: readonly string[];
  readonly onEvent?: (event: TerraformEvent) => void;
}

/** A plan, as Terraform keeps it and as JSON. */
export interface SavedPlan {
  readonly file: string;
  readonly json: TerraformPlan;
}

/** What `terraform plan -detailed-exitcode` ends with where there are changes. */
const changesPending = 2;

/** A plan that changes nothing. */
const emptyPlan: TerraformPlan = { format_version: '1.2' };

const outputsSchema = z.record(
  z.string(),
  z.object({ value: z.unknown(), sensitive: z.boolean(), type: z.unknown() }),
);

/** Terraform in the folder of one stack. */
export class Terraform {
  constructor(
    readonly stack: Stack,
    private readonly session: TerraformSession,
  ) {}

  /**
   * Makes the folder ready: backend and provider plugins. Does nothing if it is so already.
   *
   * @param options.reconfigure forgets which backend the folder had before
   */
  async initialize({ reconfigure = false }: { readonly reconfigure?: boolean } = {}): Promise<void> {
    const mark = this.#mark;
    const wanted = this.#initializationKey();
    const isReady = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted && this.#hasPlugins();
    await this.session.oneAtATime(async () => {
      this.session.interruption.throwIfInterrupted();
      if (isReady()) return;
      await this.#change('init', ['-json', ...(reconfigure ? ['-reconfigure'] : [])]);
      writeFileSync(mark, wanted);
    });
  }

  /** Makes the folder ready for its backend, and moves the state there from the backend that the folder had. */
  async migrateState(): Promise<void> {
    await this.session.oneAtATime(() => this.#change('init', ['-migrate-state', '-force-copy']));
  }

  /** Makes the folder ready for what needs no state, such as validation. */
  async initializeWithoutBackend(): Promise<void> {
    await this.session.oneAtATime(async () => {
      this.session.interruption.throwIfInterrupted();
      if (this.#hasPlugins()) return;
      this.#forgetBackend();
      await this.#change('init', ['-json', '-backend=false']);
    });
  }

  /** Plans, and keeps the plan in a file, with its JSON beside it where it changes anything. */
  async plan({ destroy = false, targets = [], onEvent }: PlanOptions = {}): Promise<SavedPlan> {
    const name = `${this.stack.layer}.${destroy ? 'destroy' : 'apply'}`;
    const file = this.session.log.file(`${name}.tfplan`);
    const options = [
      ...['-json', '-detailed-exitcode', '-lock-timeout=0s', `-out=${file}`],
      ...(destroy ? ['-destroy'] : []),
      ...targets.map((target) => `-target=${target}`),
    ];
    const exitCode = await this.#change('plan', options, { onEvent, fine: [0, changesPending] });
    // To read a plan back takes Terraform as long as to make it, and there is nothing in this one.
    if (exitCode !== changesPending) return { file, json: emptyPlan };
    const json = await this.#read('show', ['-json', file]);
    writeFileSync(this.session.log.file(`${name}.plan.json`), json);
    return { file, json: JSON.parse(json) as TerraformPlan };
  }

  /** Applies exactly a saved plan. */
  async apply(plan: SavedPlan, onEvent?: (event: TerraformEvent) => void): Promise<void> {
    await this.#change('apply', ['-json', '-auto-approve', plan.file], { onEvent });
  }

  /** Where the output of a command goes. */
  logFile(verb: string): string {
    return this.session.log.file(`${this.stack.layer}.${verb}.jsonl`);
  }

  /** Records the outputs as they follow from the state, and changes nothing else. */
  async recordOutputs(): Promise<void> {
    await this.#change('apply', ['-json', '-auto-approve', '-refresh-only']);
  }

  /** The state as it is stored; undefined if the layer was never applied. */
  async pullState(): Promise<State | undefined> {
    const json = await this.pullRawState();
    return json.trim() === '' ? undefined : parseState(json);
  }

  /** The state as Terraform writes it; empty if the layer was never applied. */
  async pullRawState(): Promise<string> {
    return this.#read('state', ['pull']);
  }

  /** The values of the outputs. */
  async outputs(): Promise<z.output<typeof outputsSchema>> {
    return outputsSchema.parse(JSON.parse(await this.#read('output', ['-json'])));
  }

  /** Checks the configuration by itself. */
  async validate(): Promise<readonly Diagnostic[]> {
    const { stdout } = await this.#run('validate', ['-json']);
    const report = z.object({ diagnostics: z.array(z.unknown()) }).parse(JSON.parse(stdout));
    return report.diagnostics as Diagnostic[];
  }

  /** Frees the lock of the state, whoever holds it. Returns what Terraform said, and whether it did. */
  async forceUnlock(lockId: string): Promise<{ readonly freed: boolean; readonly text: string }> {
    const { failed, stdout, stderr } = await this.#run('force-unlock', ['-force', '-no-color', lockId]);
    return { freed: !failed, text: `${stdout}\n${stderr}` };
  }

  /** Runs a command that may change something, with its output in the log, and returns its exit code. */
  async #change(
    verb: string,
    args: readonly string[],
    { onEvent, fine = [0] }: { onEvent?: (event: TerraformEvent) => void; fine?: readonly number[] } = {},
  ): Promise<number> {
    this.session.interruption.throwIfInterrupted();
    const diagnostics: Diagnostic[] = [];
    const logFile = this.logFile(verb);
    const { exitCode, signal } = await runTerraform({
      binary: this.session.binary.path,
      args: [verb, '-input=false', ...args],
      directory: this.stack.directory,
      variables: this.session.variables,
      logFile,
      interruption: this.session.interruption,
      onEvent: (event) => {
        if (event.type === 'diagnostic') diagnostics.push(event.diagnostic);
        onEvent?.(event);
      },
    });
    const isKilled = signal !== undefined;
    if (!isKilled) this.session.interruption.throwIfInterrupted();
    if (isKilled || exitCode === undefined || !fine.includes(exitCode)) {
      throw describeFailure({ stack: this.stack, verb, diagnostics, logFile, signal });
    }
    return exitCode;
  }

  /** Runs a command that only reads, and returns what it wrote. */
  async #read(verb: string, args: readonly string[]): Promise<string> {
    const { failed, stdout, stderr, shortMessage } = await this.#run(verb, args);
    if (!failed) return stdout;
    const diagnostic: Diagnostic = {
      severity: 'error',
      summary: stderr || messageOf(shortMessage),
      detail: '',
    };
    throw describeFailure({
      stack: this.stack,
      verb,
      diagnostics: [diagnostic],
      logFile: this.session.log.folder,
    });
  }

  #run(verb: string, args: readonly string[]) {
    return execa(this.session.binary.path, [verb, ...args], {
      cwd: this.stack.directory,
      env: this.session.variables,
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
      maxBuffer: 1024 ** 3,
    });
  }

  /** The file that says what the folder was initialized with. */
  get #mark(): string {
    return join(this.stack.directory, '.terraform', 'layers-initialized');
  }

  /** Even with `-backend=false`, Terraform signs in to a backend that it was initialized with before. */
  #forgetBackend(): void {
    rmSync(this.#mark, { force: true });
    rmSync(join(this.stack.directory, '.terraform', 'terraform.tfstate'), { force: true });
  }

  /** Everything that `terraform init` depends on. */
  #initializationKey(): string {
    const { terraform } = JSON.parse(readFileSync(join(this.stack.directory, stackFile), 'utf8')) as {
      terraform: unknown;
    };
    const cliConfig = this.session.variables.TF_CLI_CONFIG_FILE ?? '';
    return createHash('sha256')
      .update(JSON.stringify([terraform, this.session.binary.version, readFileSync(cliConfig, 'utf8')]))
      .digest('hex');
  }

  #hasPlugins(): boolean {
    return this.stack.providers.every(({ source, version }) =>
      existsSync(
        join(
          this.stack.directory,
          '.terraform/providers/registry.terraform.io',
          source,
          version,
          this.session.binary.platform,
        ),
      ),
    );
  }
}
