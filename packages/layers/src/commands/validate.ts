import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli-context';
import { type Deployment, openDeployment } from '../deploy/deployment';
import { runOnBoard } from '../deploy/run-on-board';
import { UserError } from '../errors';
import { openBoard } from '../progress/open-board';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import { Terraform } from '../terraform/terraform';
import { jsonOption, parallelismOption } from './options';
import { outcomeJson, reportFailures } from './report-outcomes';

export const validateCommand = (cli: Cli) =>
  new Command('validate')
    .description('Let Terraform check the configuration of every environment, or of one. Needs no account.')
    .argument('[environment]', 'the environment')
    .argument('[layers...]', 'the layers; all of them if none is named')
    .addOption(parallelismOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers validate\n  layers validate production network')
    .action(async (environment, layers, { parallelism, json }) => {
      const environments = environment === undefined ? await environmentNames(cli) : [environment];
      const reports = [];
      for (const name of environments) {
        const deployment = await openDeployment(cli, {
          environment: name,
          layers,
          verb: 'validate',
          needsAccount: false,
        });
        reports.push(...(await validateEnvironment(cli, deployment, parallelism)));
      }
      if (json) cli.print(JSON.stringify(reports, undefined, 2));
      else
        cli.print(
          `${reports.filter(({ status }) => status === 'done').length} of ${reports.length} stacks are valid.`,
        );
    });

async function environmentNames(cli: Cli): Promise<string[]> {
  const stacks = await synthesize(cli.workspace);
  return [...new Set(stacks.map(({ environment }) => environment.name))];
}

async function validateEnvironment(cli: Cli, deployment: Deployment, parallelism: number) {
  // Validation needs no upstream, so that no layer waits for another.
  const stacks = deployment.selected.map((stack): Stack => ({ ...stack, consumes: [] }));
  const board = openBoard(
    stacks.map(({ layer }) => layer),
    cli,
  );
  const outcomes = await runOnBoard<void>(
    stacks,
    { board, parallelism, direction: 'forward' },
    async (stack, line) => {
      const terraform = new Terraform(stack, deployment.session);
      line.show('initializing');
      await terraform.initializeWithoutBackend();
      line.show('validating');
      const errors = (await terraform.validate()).filter(({ severity }) => severity === 'error');
      if (errors.length > 0) {
        const lines = errors.map(({ summary, detail }) => `  ${summary}: ${detail}`);
        throw new UserError('LAYERS-VALIDATE-001', [`${stack.name} is not valid:`, ...lines].join('\n'));
      }
      line.succeed(`${stack.name} is valid`);
    },
  );
  await board.close();
  reportFailures(cli, deployment, outcomes);
  return stacks.map(({ name, layer }) => ({ stack: name, ...outcomeJson(outcomes, layer) }));
}
