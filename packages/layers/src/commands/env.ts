import { delimiter, join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { providersOf } from '../deploy/deployment';
import { Sandbox } from '../sandbox/sandbox';
import { synthesize } from '../stacks/synthesize';
import { findTerraform } from '../terraform/binary';
import { configureCli } from '../terraform/cli-config';
import { isRealAccess, terraformVariables } from '../terraform/variables';
import { jsonOption } from './options';

export const envCommand = (cli: Cli) =>
  new Command('env')
    .description('Print the settings by which plain cdktf and terraform work on an environment.')
    .argument('<environment>', 'the environment')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  eval "$(pnpm -s layers env sandbox)"\n  cdktf deploy network-sandbox\n  cd cdktf.out/stacks/network-sandbox && terraform init && terraform plan',
    )
    .action(async (environment, { json }) => {
      const { set, unset } = await settings(cli, environment);
      if (json) {
        cli.print(JSON.stringify({ set, unset }, undefined, 2));
        return;
      }
      const lines = [
        ...unset.map((name) => `unset ${name}`),
        ...Object.entries(set).map(([name, value]) => `export ${name}=${quote(value)}`),
      ];
      cli.print(lines.join('\n'));
    });

async function settings(cli: Cli, environment: string) {
  const stacks = await synthesize(cli.workspace, { environment });
  const [first] = stacks;
  if (first === undefined) throw new Error(`${environment} has no stacks`);
  const { platform } = await findTerraform(cli.variables);
  const { file, notes } = configureCli(cli.workspace, providersOf(stacks), platform, cli.variables);
  for (const note of notes) cli.note(note);

  const { target, region } = first.environment;
  const sandbox =
    target === 'sandbox' ? await new Sandbox(cli.workspace, cli.variables).endpoint(region) : undefined;
  return {
    set: {
      ...terraformVariables({ cliConfig: file, sandbox }),
      AWS_REGION: region,
      PATH: withTools(cli),
    },
    unset: sandbox === undefined ? [] : Object.keys(cli.variables).filter(isRealAccess),
  };
}

/** The search path with the tools of this repository first: cdktf and layers. */
function withTools(cli: Cli): string {
  const tools = join(cli.workspace.root, 'node_modules/.bin');
  const rest = (cli.variables.PATH ?? '').split(delimiter).filter((folder) => folder !== tools);
  return [tools, ...rest].join(delimiter);
}

/** Quotes a text for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
