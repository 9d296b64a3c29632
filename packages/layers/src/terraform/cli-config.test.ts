import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Workspace } from '../workspace';
import { configureCli } from './cli-config';

const platform = 'linux_amd64';
const example = { source: 'example/one', version: '1.0.0' };
const other = { source: 'example/two', version: '2.0.0' };

describe('configureCli', () => {
  let folder: string;
  let workspace: Workspace;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cli-config-'));
    workspace = new Workspace(folder, {});
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const mirror = (...paths: string[]): string => {
    for (const path of paths)
      mkdirSync(join(folder, 'mirror/registry.terraform.io/example', path), { recursive: true });
    return join(folder, 'mirror');
  };
  /** No home, so that the configuration of whoever runs the tests plays no part. */
  const configure = (variables: NodeJS.ProcessEnv, providers = [example, other]) =>
    configureCli(workspace, providers, platform, { TF_CLI_CONFIG_FILE: '', ...variables });
  const written = () => readFileSync(workspace.cliConfig, 'utf8');

  it('writes one plugin cache for all layers, and nothing else, where there is no mirror', () => {
    const config = configure({});

    expect(config).toEqual({ file: workspace.cliConfig, mirrors: [], notes: [] });
    expect(written()).toBe(`plugin_cache_dir = "${workspace.pluginCache}"\n`);
  });

  it('takes from a mirror what it has in the right version, and the rest from the registry', () => {
    const path = mirror('one/1.0.0/linux_amd64', 'two/1.9.9/linux_amd64');
    const config = configure({ TF_PLUGIN_MIRROR: path });

    expect(config.notes).toEqual([`Provider example/one 1.0.0: from the mirror ${path}.`]);
    expect(written()).toBe(
      `plugin_cache_dir = "${workspace.pluginCache}"
provider_installation {
  filesystem_mirror {
    path    = "${path}"
    include = ["registry.terraform.io/example/one"]
  }
  direct {
    exclude = ["registry.terraform.io/example/one"]
  }
}
`,
    );
  });

  it('does not take what a mirror has for another platform', () => {
    expect(configure({ TF_PLUGIN_MIRROR: mirror('one/1.0.0/darwin_arm64') }).mirrors).toEqual([]);
  });

  it('takes packed providers as well', () => {
    const path = mirror('two');
    writeFileSync(
      join(path, 'registry.terraform.io/example/two/terraform-provider-two_2.0.0_linux_amd64.zip'),
      '',
    );

    expect(configure({ TF_PLUGIN_MIRROR: path }).mirrors).toEqual([{ path, providers: [other] }]);
  });

  it('finds the folders that Terraform itself looks in', () => {
    const data = join(folder, 'share/terraform/plugins/registry.terraform.io/example/one/1.0.0/linux_amd64');
    mkdirSync(data, { recursive: true });

    expect(configure({ XDG_DATA_DIRS: join(folder, 'share') }).mirrors).toEqual([
      { path: join(folder, 'share/terraform/plugins'), providers: [example] },
    ]);
  });

  it('refuses a mirror that is none', () => {
    expect(() => configure({ TF_PLUGIN_MIRROR: folder })).toThrow(
      `LAYERS-PLUGIN-001: TF_PLUGIN_MIRROR is "${folder}", which has no folder registry.terraform.io; ` +
        'accepted: the folder of a filesystem mirror, as `terraform providers mirror` makes it.',
    );
  });

  it('works around a configuration that does not exist, and says so', () => {
    const missing = join(folder, 'missing.rc');

    expect(configure({ TF_CLI_CONFIG_FILE: missing })).toMatchObject({
      file: workspace.cliConfig,
      notes: [
        `TF_CLI_CONFIG_FILE is ${missing}, which does not exist; Terraform gets a configuration of ours instead.`,
      ],
    });
  });

  it("leaves alone a person's own configuration that says how providers are installed", () => {
    const own = join(folder, 'own.rc');
    writeFileSync(own, 'provider_installation {\n  network_mirror { url = "https://mirror.example/" }\n}\n');

    expect(configure({ TF_CLI_CONFIG_FILE: own })).toEqual({
      file: own,
      mirrors: [],
      notes: [`Providers are installed as ${own} says.`],
    });
  });

  it("adds to a person's own configuration that does not", () => {
    const own = join(folder, 'own.rc');
    writeFileSync(
      own,
      '# provider_installation is not here\nplugin_cache_dir = "/cache"\ncredentials "x" {\n  token = "t"\n}\n',
    );
    const path = mirror('one/1.0.0/linux_amd64');
    configure({ TF_CLI_CONFIG_FILE: own, TF_PLUGIN_MIRROR: path });

    expect(written()).toMatch(
      /^# provider_installation is not here\nplugin_cache_dir = "\/cache"\ncredentials "x" /,
    );
    expect(written()).toContain(`path    = "${path}"`);
    expect(written()).not.toContain(workspace.pluginCache);
  });

  it('writes its own anew in a shell that names it', () => {
    writeFileSync(join(folder, 'x'), '');
    mkdirSync(workspace.home, { recursive: true });
    writeFileSync(workspace.cliConfig, 'provider_installation {\n}\n');
    configure({ TF_CLI_CONFIG_FILE: workspace.cliConfig });

    expect(written()).toBe(`plugin_cache_dir = "${workspace.pluginCache}"\n`);
  });
});
