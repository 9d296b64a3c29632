import { Command } from '@commander-js/extra-typings';
import { bootstrapEnvironment } from '../bootstrap/bootstrap-environment';
import { type Cli, exitCodes } from '../cli-context';
import { openDeployment } from '../deploy/deployment';
import { checkTools } from '../doctor/tools';
import { synthesize } from '../stacks/synthesize';
import { planAskApply } from './apply';
import { jsonOption, parallelismOption } from './options';
import { readOutputs, renderOutputs } from './outputs';
import { sandboxStacks, startSandbox } from './sandbox';

const environment = 'sandbox';

const nextSteps = `What to try next:
  layers plan sandbox                       see that nothing is left to do
  layers outputs sandbox network --json     what the network layer has published
  eval "$(pnpm -s layers env sandbox)"      a shell in which cdktf and terraform work on the sandbox
  layers sandbox gaps                       what the emulator cannot do
  layers destroy sandbox                    take it all down, layer after layer
  layers sandbox down                       stop the emulator

Without pnpm on the search path: npx pnpm layers <command>.`;

export const upCommand = (cli: Cli) =>
  new Command('up')
    .description('Start the sandbox and build every layer on it: the first thing to try.')
    .addOption(parallelismOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  layers up\n  layers up --json')
    .action(async ({ parallelism, json }) => {
      if (!(await hasTools(cli))) return;
      // Standard output is for the one document of JSON.
      const teller = json ? { ...cli, print: cli.note } : cli;
      teller.print(await startSandbox(teller, await sandboxStacks(cli)));
      if (!(await bootstrapEnvironment(teller, environment, { yes: true, unlessDone: true }))) return;
      const deployment = await openDeployment(cli, { environment, layers: [], verb: 'up' });
      if (!(await planAskApply(cli, deployment, { parallelism, yes: true, json })) || json) return;
      cli.print(`\n${renderOutputs(await readOutputs(deployment))}\n\n${nextSteps}`);
    });

/** Without Terraform or Python there is no sandbox, but the code can be shown to synthesize. */
async function hasTools(cli: Cli): Promise<boolean> {
  const findings = await checkTools(cli.workspace, cli.variables);
  const missing = findings.filter(({ name, state }) => state === 'missing' && name !== 'pnpm');
  if (missing.length === 0) return true;
  const stacks = await synthesize(cli.workspace);
  cli.note(
    `Installed, and synthesized ${stacks.length} stacks; to build them on the sandbox, something is missing. ` +
      missing.map(({ name, detail, mend }) => `${name}: ${detail} ${mend}`).join(' '),
  );
  cli.exitWith(exitCodes.failed);
  return false;
}
