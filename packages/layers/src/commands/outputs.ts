import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { type Deployment, openDeployment } from '../deploy/deployment';
import { renderTable } from '../terminal/table';
import { Terraform } from '../terraform/terraform';
import { isUnavailable } from '../terraform/terraform-error';
import { jsonOption } from './options';

/** The outputs of one layer; secret values are left out. */
export interface LayerOutputs {
  readonly layer: string;
  /** Why there are none; undefined if there are. */
  readonly missing?: string;
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
export async function readOutputs({ selected, session, named }: Deployment): Promise<LayerOutputs[]> {
  const all: LayerOutputs[] = [];
  for (const stack of selected) {
    try {
      all.push(await readLayer(stack.layer, new Terraform(stack, session)));
    } catch (error) {
      if (named || !isUnavailable(error)) throw error;
      all.push({ layer: stack.layer, missing: 'its provider cannot be had here', outputs: {} });
    }
  }
  return all;
}

async function readLayer(layer: string, terraform: Terraform): Promise<LayerOutputs> {
  await terraform.initialize();
  const values = Object.entries(await terraform.outputs());
  const outputs = values.map(([name, { value, sensitive }]) => [name, sensitive ? '(sensitive)' : value]);
  return {
    layer,
    missing: values.length === 0 ? 'not applied yet' : undefined,
    outputs: Object.fromEntries(outputs),
  };
}

/** Renders outputs in columns. */
export function renderOutputs(all: readonly LayerOutputs[]): string {
  const rows = all.flatMap(({ layer, missing, outputs }) =>
    missing === undefined
      ? Object.entries(outputs).map(([name, value]) => [layer, name, formatValue(value)])
      : [[layer, '-', missing]],
  );
  return renderTable(['LAYER', 'OUTPUT', 'VALUE'], rows);
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
