import type { Deployment } from '../deploy/deployment';
import { UserError } from '../errors';
import { Journal } from '../recovery/journal';
import type { Stack } from '../stacks/stack';
import { holdsResources, type State } from '../terraform/state';
import { Terraform } from '../terraform/terraform';
import { isBucketMissing } from '../terraform/terraform-error';
import { makesItsOwnBucket } from './bootstrap-stack';
import { LocalState } from './local-state';

/**
 * Where the newest state of a bootstrap is:
 * - `bucket`: where it belongs.
 * - `file`: in a local file, since it was not moved yet, or was brought back to be destroyed.
 * - `nowhere`: the account was never bootstrapped.
 */
export type StatePlace = 'bucket' | 'file' | 'nowhere';

/**
 * Finds the newest state of a bootstrap by looking at the bucket and at the local file.
 * A copy in the file that is no newer than the bucket's is removed: a run was ended
 * after it had moved the state.
 *
 * @throws UserError if the two are of different origin, or the bucket is there without a state
 */
export async function findState(deployment: Deployment, stack: Stack): Promise<StatePlace> {
  const local = new LocalState(deployment.workspace, stack);
  const file = local.read();
  const bucket = await readBucket(deployment, stack);

  if (bucket === 'missing') return file === undefined ? 'nowhere' : 'file';
  if (bucket === 'empty') {
    if (file === undefined) refuseUnknownBucket(deployment, stack);
    return 'file';
  }
  if (file !== undefined && bucket.lineage !== file.lineage) throw twoStates(stack, local.folder);
  if (file !== undefined && bucket.serial < file.serial) return 'file';
  local.remove();
  return 'bucket';
}

/**
 * Refuses to work on the bucket's state of a bootstrap while there is a newer one in a
 * local file: what the file knows would be made twice.
 *
 * @throws UserError naming the command that finishes the bootstrap
 */
export async function refuseUnfinishedBootstrap(deployment: Deployment, stack: Stack): Promise<void> {
  if (!makesItsOwnBucket(stack) || (await findState(deployment, stack)) !== 'file') return;
  const { name } = stack.environment;
  throw new UserError(
    'LAYERS-BOOTSTRAP-002',
    `the bootstrap of ${name} is not finished, and its state is still on this machine. Finish it first: layers bootstrap ${name}`,
  );
}

/** The state in the bucket, if there is one and there is a bucket. */
async function readBucket(deployment: Deployment, stack: Stack): Promise<State | 'missing' | 'empty'> {
  const terraform = new Terraform(stack, deployment.session);
  try {
    await terraform.initialize();
    const state = await terraform.pullState();
    return state !== undefined && holdsResources(state) ? state : 'empty';
  } catch (error) {
    if (isBucketMissing(error)) return 'missing';
    throw error;
  }
}

/** A bucket without a state anywhere is no mystery only where the apply that made it was killed at once. */
function refuseUnknownBucket({ workspace }: Deployment, stack: Stack): void {
  if (new Journal(workspace, stack).unfinished().length > 0) return;
  throw new UserError(
    'LAYERS-BOOTSTRAP-003',
    `the state bucket ${String(stack.backend.settings.bucket)} exists, and no state knows who made it: neither one in the bucket nor one on this machine. ` +
      'Nothing was changed. If another machine began this bootstrap, finish it there; if the bucket is empty and nobody needs it, delete it.',
  );
}

function twoStates(stack: Stack, folder: string): UserError {
  return new UserError(
    'LAYERS-BOOTSTRAP-004',
    `${stack.name} has a state in ${String(stack.backend.settings.bucket)} and another, of a different origin, in ${folder}. ` +
      'Nothing was changed. Find out which one describes the account, and move the other away.',
  );
}
