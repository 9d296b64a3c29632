import { join, resolve } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The folders that `layers` works in.
 *
 * Variables, for two that work side by side in one checkout:
 * - `LAYERS_HOME`: logs, plugin cache and sandbox. @default .layers
 * - `LAYERS_OUT`: synthesized Terraform, as `output` of cdktf.json. @default cdktf.out
 * - `LAYERS_PROGRAM`: the program that makes the stacks. @default main.ts
 */
export class Workspace {
  readonly home: string;
  readonly out: string;
  readonly program: string;

  constructor(
    /** The repository's root. */
    readonly root: string,
    variables: Variables,
  ) {
    this.home = resolve(root, variables.LAYERS_HOME ?? '.layers');
    this.out = resolve(root, variables.LAYERS_OUT ?? 'cdktf.out');
    this.program = resolve(root, variables.LAYERS_PROGRAM ?? 'main.ts');
  }

  /** Logs and plans, a folder a command. */
  get runs(): string {
    return join(this.home, 'runs');
  }

  /** Applies that were killed. */
  get journal(): string {
    return join(this.home, 'journal');
  }

  /** States of bootstraps that are under way, a folder each. */
  get bootstrap(): string {
    return join(this.home, 'bootstrap');
  }

  /** Provider plugins, shared by all layers. */
  get pluginCache(): string {
    return join(this.home, 'plugin-cache');
  }

  /** Terraform's CLI configuration, as `layers` writes it. */
  get cliConfig(): string {
    return join(this.home, 'terraform.rc');
  }

  get sandbox(): string {
    return join(this.home, 'sandbox');
  }

  /** The folder that Terraform runs a stack in. */
  stack(name: string): string {
    return join(this.out, 'stacks', name);
  }
}
