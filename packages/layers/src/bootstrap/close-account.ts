import type { Deployment } from '../deploy/deployment';
import { appliedAmong } from '../deploy/destroy-layers';
import { UserError } from '../errors';
import { Journal } from '../recovery/journal';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import { bootstrapLayer, makesItsOwnBucket } from './bootstrap-stack';
import { findState } from './find-state';
import { LocalState } from './local-state';
import { moveOutOfBucket } from './move-state';

/** The deployment without the bootstrap, which is destroyed only where it is named. */
export function withoutBootstrap(deployment: Deployment): Deployment {
  return { ...deployment, selected: deployment.selected.filter(({ layer }) => layer !== bootstrapLayer) };
}

/**
 * Makes a bootstrap ready to be destroyed: its state comes back from the bucket, which
 * Terraform could not delete while it works on it.
 *
 * @throws UserError while the bucket keeps the state of anything else
 */
export async function prepareClosing(deployment: Deployment): Promise<Deployment> {
  const stack = deployment.selected.find(({ layer }) => layer === bootstrapLayer);
  if (stack === undefined) return deployment;
  await refuseWhileInUse(deployment, stack);
  if (!makesItsOwnBucket(stack)) return deployment;
  const place = await findState(deployment, stack);
  const onFile =
    place === 'bucket'
      ? await moveOutOfBucket(deployment, stack)
      : new LocalState(deployment.workspace, stack).onFile();
  return { ...deployment, stacks: [onFile], selected: [onFile] };
}

/** Removes the local copy of a bootstrap's state, unless it is newer than the bucket's. */
export async function endClosing(deployment: Deployment): Promise<void> {
  const stack = deployment.stacks.find(({ layer }) => layer === bootstrapLayer);
  if (stack === undefined || !makesItsOwnBucket(stack)) return;
  if ((await findState(deployment, stack)) !== 'nowhere') return;
  new LocalState(deployment.workspace, stack).remove();
  new Journal(deployment.workspace, stack).end();
}

async function refuseWhileInUse(deployment: Deployment, bootstrap: Stack): Promise<void> {
  const { environment } = deployment;
  if (deployment.selected.length > 1) {
    throw new UserError(
      'LAYERS-DESTROY-002',
      `the bootstrap of ${environment} keeps the states of all other layers, so that it is destroyed alone, and last: layers destroy ${environment} ${bootstrapLayer}`,
    );
  }
  const keeping = (await synthesize(deployment.workspace)).filter(
    (stack) => stack.layer !== bootstrapLayer && keepsIn(stack, bootstrap),
  );
  const applied = await appliedAmong(deployment, keeping);
  if (applied.length === 0) return;
  const names = applied.map((stack) => `${stack.layer} of ${stack.environment.name}`);
  throw new UserError(
    'LAYERS-DESTROY-002',
    `the bootstrap of ${environment} keeps the state of ${names.join(', ')}, so that nothing was destroyed; destroy those first.`,
  );
}

function keepsIn({ backend }: Stack, bootstrap: Stack): boolean {
  return backend.kind === 's3' && backend.settings.bucket === bootstrap.backend.settings.bucket;
}
