import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequiredProvider } from '../stacks/stack';
import { type CliConfig, nameOf } from '../terraform/cli-config';
import type { Workspace } from '../workspace';
import { type Finding, look } from './check';

const registry = 'https://registry.terraform.io';
const patienceMilliseconds = 5000;

/** Looks for each provider: in a mirror, in the plugin cache, in the registry. */
export function checkProviders(
  workspace: Workspace,
  providers: readonly RequiredProvider[],
  { mirrors }: CliConfig,
  platform: string,
): Promise<Finding[]> {
  return Promise.all(
    providers.map((provider) =>
      look(
        `provider ${provider.source}`,
        'Make the registry reachable, or name a filesystem mirror in TF_PLUGIN_MIRROR.',
        async () => {
          const mirror = mirrors.find(({ providers: found }) => found.includes(provider));
          if (mirror !== undefined) return `${provider.version} from the mirror ${mirror.path}`;
          if (isCached(workspace, provider, platform)) return `${provider.version} from the plugin cache`;
          await requireRegistry(provider);
          return `${provider.version} from the registry`;
        },
      ),
    ),
  );
}

function isCached(
  { pluginCache }: Workspace,
  { source, version }: RequiredProvider,
  platform: string,
): boolean {
  return existsSync(join(pluginCache, 'registry.terraform.io', source, version, platform));
}

async function requireRegistry(provider: RequiredProvider): Promise<void> {
  const url = `${registry}/v1/providers/${provider.source}/versions`;
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMilliseconds) }).catch(
    () => undefined,
  );
  if (response?.ok !== true)
    throw new Error(`${nameOf(provider)} is in no mirror, and ${registry} cannot be reached`);
}
