import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { type Deployment, openDeployment } from '../deploy/deployment';
import { renderTable } from '../terminal/table';
import { Terraform } from '../terraform/terraform';
import { jsonOption } from './options';

/** The outputs of one layer; secret values are left out. */
export interface LayerOutputs {
  readonly layer: string;
  readonly applied: boolean;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export const outputsCommand = (cli: Cli) =>
  new Command('outputs')
    .description('Print what the layers of an environment have published.')
    .argument('<environment>', 'the environment')
    .argument('[layers...]', 'the layers; all of them if none is named')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers outputs sandbox\n  layers outputs production network --json')
    .action(async (environment, layers, { json }) => {
      const deployment = await openDeployment(cli, { environment, layers, verb: 'outputs' });
      const all = await readOutputs(deployment);
      cli.print(
        json
          ? JSON.stringify(
              Object.fromEntries(all.map(({ layer, outputs }) => [layer, outputs])),
              undefined,
              2,
            )
          : renderOutputs(all),
      );
    });

/** Reads the outputs of the selected layers. */
export async function readOutputs(deployment: Deployment): Promise<LayerOutputs[]> {
  const all: LayerOutputs[] = [];
  for (const stack of deployment.selected) {
    const terraform = new Terraform(stack, deployment.session);
    await terraform.initialize();
    const values = Object.entries(await terraform.outputs());
    const outputs = values.map(([name, { value, sensitive }]) => [name, sensitive ? '(sensitive)' : value]);
    all.push({ layer: stack.layer, applied: values.length > 0, outputs: Object.fromEntries(outputs) });
  }
  return all;
}

/** Renders outputs in columns. */
export function renderOutputs(all: readonly LayerOutputs[]): string {
  const rows = all.flatMap(({ layer, applied, outputs }) =>
    applied
      ? Object.entries(outputs).map(([name, value]) => [layer, name, formatValue(value)])
      : [[layer, '-', 'not applied yet']],
  );
  return renderTable(['LAYER', 'OUTPUT', 'VALUE'], rows);
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
