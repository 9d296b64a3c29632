import { join } from 'node:path';
import type { Cli } from '../cli-context';
import { planAskApply } from '../commands/apply';
import { type Deployment, openDeployment } from '../deploy/deployment';
import { withFileLock } from '../file-lock';
import { Journal } from '../recovery/journal';
import type { Stack } from '../stacks/stack';
import { Terraform } from '../terraform/terraform';
import { bootstrapLayer, makesItsOwnBucket, refuseIfShared } from './bootstrap-stack';
import { findState } from './find-state';
import { LocalState } from './local-state';
import { moveIntoBucket } from './move-state';

export interface BootstrapOptions {
  /** Does not ask. */
  readonly yes?: true;
  /** Leaves a bootstrap alone that is done, whatever the code says now. @default false */
  readonly unlessDone?: boolean;
}

/**
 * Brings an account from nothing to a state bucket with the state of that bucket in it.
 * Can be run again at any time, and goes on from wherever an earlier run has ended.
 *
 * @returns whether the account is now as the code says
 */
export async function bootstrapEnvironment(
  cli: Cli,
  environment: string,
  options: BootstrapOptions,
): Promise<boolean> {
  await refuseIfShared(cli.workspace, environment);
  const deployment = await openDeployment(cli, { environment, layers: [bootstrapLayer], verb: 'bootstrap' });
  const [stack] = deployment.selected;
  if (stack === undefined) throw new Error(`${environment} has no bootstrap`);
  if (!makesItsOwnBucket(stack)) {
    const place = stack.backend.kind === 'hcp' ? 'HCP Terraform' : 'local files';
    cli.note(
      `The states of ${environment} are kept in ${place}, so that there is none to move: bootstrap is applied like any other layer.`,
    );
    return apply(cli, deployment, options);
  }
  const lock = join(deployment.workspace.bootstrap, `${stack.name}.lock`);
  return withFileLock(lock, () => bootstrap(cli, deployment, stack, options));
}

async function bootstrap(
  cli: Cli,
  deployment: Deployment,
  stack: Stack,
  options: BootstrapOptions,
): Promise<boolean> {
  if ((await findState(deployment, stack)) === 'bucket') {
    return options.unlessDone === true || apply(cli, deployment, options);
  }
  const local = new LocalState(deployment.workspace, stack);
  const onFile = local.onFile();
  // An earlier run may have been ended in the middle of the move.
  await new Terraform(onFile, deployment.session).initialize({ reconfigure: true });
  let done = false;
  try {
    done = await apply(cli, { ...deployment, stacks: [onFile], selected: [onFile] }, options);
  } finally {
    if (!done) sayHowToGoOn(cli, deployment, stack);
  }
  if (!done) return false;
  await moveIntoBucket(deployment, stack);
  const { bucket, key } = stack.backend.settings;
  cli.print(`\nThe state of ${stack.name} is now in s3://${bucket}/${key}; no copy is left on this machine.`);
  return true;
}

/** Whoever breaks off before anything was made leaves nothing behind; otherwise the state stays. */
function sayHowToGoOn(cli: Cli, { workspace, environment }: Deployment, stack: Stack): void {
  const local = new LocalState(workspace, stack);
  if (local.read() === undefined && new Journal(workspace, stack).unfinished().length === 0) {
    local.remove();
    return;
  }
  cli.note(
    `\nThe bootstrap of ${environment} is not finished; its state is in ${local.folder}. Go on with: layers bootstrap ${environment}`,
  );
}

function apply(cli: Cli, deployment: Deployment, { yes }: BootstrapOptions): Promise<boolean> {
  return planAskApply(cli, deployment, { yes, parallelism: 1 });
}
