import { Command } from '@commander-js/extra-typings';
import { type Cli, exitCodes } from '../cli-context';
import { examine } from '../doctor/examine';
import { renderTable } from '../terminal/table';
import { jsonOption } from './options';

export const doctorCommand = (cli: Cli) =>
  new Command('doctor')
    .description('Say of each thing that an environment needs whether it is there, and what mends it.')
    .argument('[environment]', 'the environment', 'sandbox')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing is missing, 1 something is.\n\nExamples:\n  layers doctor\n  layers doctor production --json',
    )
    .action(async (environment, { json }) => {
      const findings = await examine(cli, environment);
      const missing = findings.filter(({ state }) => state === 'missing');
      if (json) {
        cli.print(JSON.stringify(findings, undefined, 2));
      } else {
        cli.print(
          renderTable(
            ['WHAT', 'STATE', 'DETAIL'],
            findings.map(({ name, state, detail }) => [name, state, detail]),
          ),
        );
        if (missing.length > 0)
          cli.print(['\nTo mend:', ...missing.map(({ name, mend }) => `  ${name}: ${mend}`)].join('\n'));
      }
      if (missing.some(({ name }) => name !== 'pnpm')) cli.exitWith(exitCodes.failed);
    });
