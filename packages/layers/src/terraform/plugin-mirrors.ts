import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors';
import type { RequiredProvider } from '../stacks/stack';

/** The folder, inside a mirror, of the registry that all our providers come from. */
const registryFolder = 'registry.terraform.io';

/** A folder of provider plugins, laid out as Terraform's documentation says under "filesystem_mirror". */
export interface PluginMirror {
  readonly path: string;
  /** The providers of ours that it has, in the version that we need. */
  readonly providers: readonly RequiredProvider[];
}

/**
 * Looks for filesystem mirrors that have any of the providers: the one that
 * `TF_PLUGIN_MIRROR` names, Terraform's conventional folders, and a folder
 * `registry.terraform.io` in `/opt` or in a folder of `/opt`.
 *
 * @throws UserError if `TF_PLUGIN_MIRROR` names a folder that is no mirror
 */
export function findMirrors(
  providers: readonly RequiredProvider[],
  platform: string,
  variables: NodeJS.ProcessEnv,
): PluginMirror[] {
  const named = variables.TF_PLUGIN_MIRROR;
  if (named !== undefined && !existsSync(join(named, registryFolder))) {
    throw new UserError(
      'LAYERS-PLUGIN-001',
      `TF_PLUGIN_MIRROR is ${JSON.stringify(named)}, which has no folder ${registryFolder}; ` +
        'accepted: the folder of a filesystem mirror, as `terraform providers mirror` makes it.',
    );
  }
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...conventionalFolders(variables),
    ...optFolders(),
  ];
  const missing = new Set(providers);
  return candidates.flatMap((path) => {
    const found = [...missing].filter((provider) => mirrorHas(path, provider, platform));
    for (const provider of found) missing.delete(provider);
    return found.length > 0 ? [{ path, providers: found }] : [];
  });
}

/** Whether a mirror has a provider, packed or unpacked, for a platform. */
function mirrorHas(mirror: string, { source, version }: RequiredProvider, platform: string): boolean {
  const folder = join(mirror, registryFolder, source);
  const type = source.split('/').at(-1);
  return (
    existsSync(join(folder, version, platform)) ||
    existsSync(join(folder, `terraform-provider-${type}_${version}_${platform}.zip`))
  );
}

/** Where Terraform itself looks for mirrors. Source: Terraform's documentation, "Implied local mirror directories". */
function conventionalFolders(variables: NodeJS.ProcessEnv): string[] {
  const home = homedir();
  const data = [
    variables.XDG_DATA_HOME ?? join(home, '.local/share'),
    ...(variables.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(':'),
  ];
  return [
    join(home, '.terraform.d/plugins'),
    join(home, 'Library/Application Support/io.terraform/plugins'),
    ...data.map((folder) => join(folder, 'terraform/plugins')),
  ].filter((folder) => existsSync(join(folder, registryFolder)));
}

function optFolders(): string[] {
  const folders = ['/opt', ...subfolders('/opt')];
  return folders.filter((folder) => existsSync(join(folder, registryFolder)));
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
}
