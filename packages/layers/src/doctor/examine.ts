import { execa } from 'execa';
import { requireAccount, whoAmI } from '../account';
import type { Cli } from '../cli-context';
import { providersOf } from '../deploy/deployment';
import { Sandbox } from '../sandbox/sandbox';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import { findTerraform } from '../terraform/binary';
import { configureCli } from '../terraform/cli-config';
import { type Finding, look } from './check';
import { checkProviders } from './providers';
import { checkTools } from './tools';

/** Looks for everything that an environment needs. */
export async function examine(cli: Cli, environment: string): Promise<Finding[]> {
  const stacks = await synthesize(cli.workspace, { environment });
  const tools = await checkTools(cli.workspace, cli.variables);
  return [
    ...tools,
    ...(await checkPlugins(cli, stacks)),
    await checkEmulator(cli, stacks),
    await checkCredentials(cli, stacks),
    await checkClusterAccess(stacks),
  ];
}

async function checkPlugins(cli: Cli, stacks: readonly Stack[]): Promise<Finding[]> {
  const binary = await findTerraform(cli.variables).catch(() => undefined);
  if (binary === undefined) return [];
  const providers = providersOf(stacks);
  const config = configureCli(cli.workspace, providers, binary.platform, cli.variables);
  for (const note of config.notes) cli.note(note);
  return checkProviders(cli.workspace, providers, config, binary.platform);
}

async function checkEmulator(cli: Cli, [stack]: readonly Stack[]): Promise<Finding> {
  if (stack?.environment.target !== 'sandbox')
    return { name: 'emulator', state: 'unneeded', detail: 'no sandbox' };
  return look('emulator', 'layers sandbox up', async () => {
    const sandbox = new Sandbox(cli.workspace, cli.variables);
    const { url } = await sandbox.endpoint(stack.environment.region);
    const status = await sandbox.status();
    return `${('emulator' in status && status.emulator) || 'unknown'} at ${url}`;
  });
}

async function checkCredentials(cli: Cli, [stack]: readonly Stack[]): Promise<Finding> {
  if (stack === undefined) return { name: 'credentials', state: 'unneeded', detail: 'no layers' };
  const { environment } = stack;
  const isSandbox = environment.target === 'sandbox';
  const mend = isSandbox
    ? 'layers sandbox up'
    : `Sign in to account ${environment.accountId}, for example: aws sso login`;
  return look('credentials', mend, async () => {
    const endpoint = isSandbox
      ? await new Sandbox(cli.workspace, cli.variables).endpoint(environment.region)
      : undefined;
    await requireAccount(environment, endpoint);
    const { accountId, arn } = await whoAmI(environment, endpoint);
    return `account ${accountId} as ${arn}`;
  });
}

/** Layers on Kubernetes authenticate with a token that the AWS CLI makes. */
async function checkClusterAccess(stacks: readonly Stack[]): Promise<Finding> {
  const name = 'cluster access';
  const onKubernetes = providersOf(stacks).some(({ source }) =>
    ['hashicorp/kubernetes', 'hashicorp/helm'].includes(source),
  );
  if (!onKubernetes) return { name, state: 'unneeded', detail: 'no layer talks to Kubernetes' };
  return look(name, 'Install the AWS CLI from https://aws.amazon.com/cli.', async () => {
    const { failed, stdout } = await execa('aws', ['--version'], { reject: false });
    if (failed) throw new Error('the AWS CLI, which makes the tokens, was not found');
    return stdout;
  });
}
