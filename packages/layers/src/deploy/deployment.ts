import { join } from 'node:path';
import pLimit from 'p-limit';
import { requireAccount } from '../account';
import type { Cli } from '../cli-context';
import { UserError } from '../errors';
import { withFileLock } from '../file-lock';
import { RunLog } from '../run-log';
import type { SandboxEndpoint } from '../sandbox/endpoint';
import type { Gap } from '../sandbox/gaps';
import { Sandbox } from '../sandbox/sandbox';
import { selectLayers } from '../stacks/select';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import { findTerraform, type TerraformBinary } from '../terraform/binary';
import { configureCli } from '../terraform/cli-config';
import type { TerraformSession } from '../terraform/terraform';
import { isRealAccess, terraformVariables } from '../terraform/variables';
import type { Workspace } from '../workspace';

/** What a command on the layers of one environment works with. */
export interface Deployment {
  readonly workspace: Workspace;
  readonly environment: string;
  /** Every layer of the environment. */
  readonly stacks: readonly Stack[];
  /** The layers that the command is about. */
  readonly selected: readonly Stack[];
  /** Whether the user named the layers, so that one that cannot be had here is a failure. */
  readonly named: boolean;
  readonly session: TerraformSession;
  /** Where the emulator answers; undefined for a real account. */
  readonly sandbox: SandboxEndpoint | undefined;
  /** What the emulator cannot do; empty for a real account. */
  readonly gaps: readonly Gap[];
}

export interface DeploymentOptions {
  readonly environment: string;
  /** The layers that the user named. @default all */
  readonly layers: readonly string[];
  /** What is done, for the name of the log folder. */
  readonly verb: string;
  /** Whether the command reads or changes the account. @default true */
  readonly needsAccount?: boolean;
}

/** Synthesizes, finds the tools, and checks the account, before anything runs. */
export async function openDeployment(cli: Cli, options: DeploymentOptions): Promise<Deployment> {
  const { environment, layers, verb, needsAccount = true } = options;
  const { workspace, variables } = cli;
  const stacks = await synthesize(workspace, { environment });
  const selected = selectLayers(stacks, layers);
  const binary = await findTerraform(variables);
  const sandbox = new Sandbox(workspace, variables);
  const [first] = stacks;
  if (first === undefined) throw new UserError('LAYERS-CLI-002', `${environment} has no layers`);

  const isSandbox = first.environment.target === 'sandbox';
  const endpoint = isSandbox && needsAccount ? await sandbox.endpoint(first.environment.region) : undefined;
  if (needsAccount && first.backend.kind !== 'hcp') await requireAccount(first.environment, endpoint);

  return {
    workspace,
    environment,
    stacks,
    selected,
    named: layers.length > 0,
    sandbox: endpoint,
    gaps: endpoint === undefined ? [] : await sandbox.gaps(),
    session: {
      binary,
      variables: processVariables(cli, stacks, binary, endpoint),
      log: new RunLog(workspace, verb, environment),
      interruption: cli.interruption,
      oneAtATime: pluginCacheGuard(join(workspace.home, 'plugin-cache.lock')),
    },
  };
}

/** The whole environment of a Terraform process. */
function processVariables(
  cli: Cli,
  stacks: readonly Stack[],
  { platform }: TerraformBinary,
  sandbox: SandboxEndpoint | undefined,
): NodeJS.ProcessEnv {
  const { file, notes } = configureCli(cli.workspace, providersOf(stacks), platform, cli.variables);
  for (const note of notes) cli.note(note);
  const inherited = Object.entries(cli.variables).filter(
    ([name]) => sandbox === undefined || !isRealAccess(name),
  );
  return {
    ...Object.fromEntries(inherited),
    ...terraformVariables({ cliConfig: file, sandbox }),
    TF_IN_AUTOMATION: '1',
  };
}

/** Every provider that the stacks need, once. */
export function providersOf(stacks: readonly Stack[]) {
  const providers = stacks.flatMap((stack) => stack.providers);
  return [
    ...new Map(providers.map((provider) => [`${provider.source} ${provider.version}`, provider])).values(),
  ];
}

/** Terraform does not guard its plugin cache, neither in one process nor between two. */
function pluginCacheGuard(lock: string): TerraformSession['oneAtATime'] {
  const limit = pLimit(1);
  return (work) => limit(() => withFileLock(lock, work));
}
