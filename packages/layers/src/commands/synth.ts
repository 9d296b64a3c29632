import { relative } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { synthesize } from '../stacks/synthesize';
import { jsonOption } from './options';

export const synthCommand = (cli: Cli) =>
  new Command('synth')
    .description(
      'Write the Terraform JSON of every environment, or of one, where cdktf and Terraform look for it.',
    )
    .argument('[environment]', 'the environment')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers synth\n  layers synth staging')
    .action(async (environment, { json }) => {
      const stacks = await synthesize(cli.workspace, { environment });
      const folders = stacks.map(({ name, directory }) => ({
        stack: name,
        directory: relative(process.cwd(), directory),
      }));
      cli.print(
        json
          ? JSON.stringify(folders, undefined, 2)
          : folders.map(({ directory }) => `${directory}/cdk.tf.json`).join('\n'),
      );
    });
