import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../atomic-file';
import type { RequiredProvider } from '../stacks/stack';
import type { Workspace } from '../workspace';
import { findMirrors, type PluginMirror } from './plugin-mirrors';

/** How Terraform gets its provider plugins here. */
export interface CliConfig {
  /** The file for `TF_CLI_CONFIG_FILE`. */
  readonly file: string;
  readonly mirrors: readonly PluginMirror[];
  /** What a person should know about it, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Chooses Terraform's CLI configuration. A person's own is kept where it says how
 * providers are installed; else we write one that adds the mirrors we found and
 * one plugin cache for all layers.
 */
export function configureCli(
  workspace: Workspace,
  providers: readonly RequiredProvider[],
  platform: string,
  variables: NodeJS.ProcessEnv,
): CliConfig {
  const { file: own, notes } = configInForce(workspace, variables);
  const contents = own === undefined ? '' : readFileSync(own, 'utf8');
  if (own !== undefined && definesInstallation(contents)) {
    return { file: own, mirrors: [], notes: [...notes, `Providers are installed as ${own} says.`] };
  }

  const mirrors = findMirrors(providers, platform, variables);
  mkdirSync(workspace.pluginCache, { recursive: true });
  replaceFile(workspace.cliConfig, render(contents, mirrors, workspace.pluginCache));
  return {
    file: workspace.cliConfig,
    mirrors,
    notes: [
      ...notes,
      ...mirrors.map(
        ({ path, providers: found }) => `Provider ${found.map(nameOf).join(', ')}: from the mirror ${path}.`,
      ),
    ],
  };
}

/** A provider and its version, as a person reads it. */
export function nameOf({ source, version }: RequiredProvider): string {
  return `${source} ${version}`;
}

/** The person's own CLI configuration, if there is one. */
function configInForce(
  workspace: Workspace,
  variables: NodeJS.ProcessEnv,
): { file?: string; notes: string[] } {
  const named = variables.TF_CLI_CONFIG_FILE;
  // A shell of `layers env` names the file that we write.
  if (named !== undefined && named !== '' && named !== workspace.cliConfig) {
    if (existsSync(named)) return { file: named, notes: [] };
    return {
      notes: [
        `TF_CLI_CONFIG_FILE is ${named}, which does not exist; Terraform gets a configuration of ours instead.`,
      ],
    };
  }
  const usual = join(homedir(), '.terraformrc');
  return { file: existsSync(usual) ? usual : undefined, notes: [] };
}

/** Whether a configuration says how providers are installed. Comments do not count. */
function definesInstallation(contents: string): boolean {
  return /^\s*"?provider_installation"?\s*[:{=]/m.test(contents);
}

function render(own: string, mirrors: readonly PluginMirror[], pluginCache: string): string {
  const lines = [own.trimEnd()];
  if (!/^\s*plugin_cache_dir\s*=/m.test(own)) lines.push(`plugin_cache_dir = ${JSON.stringify(pluginCache)}`);
  if (mirrors.length > 0) lines.push(renderInstallation(mirrors));
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function renderInstallation(mirrors: readonly PluginMirror[]): string {
  const sources = ({ providers }: PluginMirror) =>
    JSON.stringify(providers.map(({ source }) => `registry.terraform.io/${source}`));
  const blocks = mirrors.map(
    (mirror) =>
      `  filesystem_mirror {\n    path    = ${JSON.stringify(mirror.path)}\n    include = ${sources(mirror)}\n  }`,
  );
  const mirrored = JSON.stringify(
    mirrors.flatMap(({ providers }) => providers.map(({ source }) => `registry.terraform.io/${source}`)),
  );
  return `provider_installation {\n${blocks.join('\n')}\n  direct {\n    exclude = ${mirrored}\n  }\n}`;
}
