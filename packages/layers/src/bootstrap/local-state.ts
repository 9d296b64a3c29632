import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../atomic-file';
import { type Stack, stackFile } from '../stacks/stack';
import { holdsResources, parseState, type State } from '../terraform/state';
import type { Workspace } from '../workspace';

const lockFile = '.terraform.lock.hcl';
const stateFile = 'terraform.tfstate';

/**
 * A folder beside the synthesized one, in which Terraform runs a stack on a state in a
 * local file: until the bucket is there, and again when the bucket goes.
 */
export class LocalState {
  readonly folder: string;

  constructor(
    workspace: Workspace,
    private readonly stack: Stack,
  ) {
    this.folder = join(workspace.bootstrap, stack.name);
  }

  /** The state in the folder; undefined if there is none or nothing was ever made by it. */
  read(): State | undefined {
    const file = join(this.folder, stateFile);
    const json = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (json === '') return undefined;
    const state = parseState(json);
    return holdsResources(state) ? state : undefined;
  }

  /** Puts a state into the folder. */
  write(json: string): void {
    this.#create();
    replaceFile(join(this.folder, stateFile), json);
  }

  /** The stack, to be run in the folder on its local state. */
  onFile(): Stack {
    this.#put(({ backend: _, ...terraform }) => terraform);
    return { ...this.stack, directory: this.folder, backend: { kind: 'local', settings: {} } };
  }

  /** The stack, to be run in the folder on the state in the bucket. */
  onBucket(): Stack {
    this.#put((terraform) => terraform);
    return { ...this.stack, directory: this.folder };
  }

  /** Removes the folder, and with it the local copy of the state. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #create(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  #put(settings: (terraform: Record<string, unknown>) => Record<string, unknown>): void {
    this.#create();
    const json = JSON.parse(readFileSync(join(this.stack.directory, stackFile), 'utf8'));
    replaceFile(
      join(this.folder, stackFile),
      JSON.stringify({ ...json, terraform: settings(json.terraform) }),
    );
    const lock = join(this.stack.directory, lockFile);
    if (existsSync(lock)) replaceFile(join(this.folder, lockFile), readFileSync(lock, 'utf8'));
  }
}
