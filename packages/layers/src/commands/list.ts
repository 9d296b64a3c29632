import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { upstreamOf } from '../stacks/layer-order';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import { renderTable } from '../terminal/table';
import { jsonOption } from './options';

export const listCommand = (cli: Cli) =>
  new Command('list')
    .description('List the layers of every environment, or of one, in the order in which they are applied.')
    .argument('[environment]', 'the environment')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers list\n  layers list sandbox --json')
    .action(async (environment, { json }) => {
      const stacks = await synthesize(cli.workspace, { environment });
      const environments = [...new Set(stacks.map((stack) => stack.environment.name))];
      const ordered = environments.flatMap((name) =>
        stacks.filter((stack) => stack.environment.name === name),
      );
      const rows = ordered.map((stack) => describe(stack, stacks));
      cli.print(json ? JSON.stringify(rows, undefined, 2) : render(rows));
    });

function describe(stack: Stack, stacks: readonly Stack[]) {
  return {
    stack: stack.name,
    environment: stack.environment.name,
    layer: stack.layer,
    after: upstreamOf(stack, stacks).map(({ layer }) => layer),
    account: stack.environment.accountId,
    region: stack.environment.region,
    state: stack.backend.kind,
    providers: stack.providers.map(({ source, version }) => `${source} ${version}`),
  };
}

function render(rows: readonly ReturnType<typeof describe>[]): string {
  return renderTable(
    ['ENVIRONMENT', 'LAYER', 'AFTER', 'ACCOUNT', 'REGION', 'STATE', 'PROVIDERS'],
    rows.map(({ environment, layer, after, account, region, state, providers }) => [
      environment,
      layer,
      after.join(', ') || '-',
      account,
      region,
      state,
      providers.join(', '),
    ]),
  );
}
