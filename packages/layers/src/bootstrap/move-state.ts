import type { Deployment } from '../deploy/deployment';
import { Journal } from '../recovery/journal';
import type { Stack } from '../stacks/stack';
import { Terraform } from '../terraform/terraform';
import { LocalState } from './local-state';

/** Moves a state from its local file into the bucket, and removes the local copy. */
export async function moveIntoBucket({ workspace, session }: Deployment, stack: Stack): Promise<void> {
  const local = new LocalState(workspace, stack);
  // Terraform moves a state only from where it knows that it is.
  await new Terraform(local.onFile(), session).initialize({ reconfigure: true });
  await new Terraform(local.onBucket(), session).migrateState();
  local.remove();
  // Whatever earlier runs have made was adopted, or their state would not be complete.
  new Journal(workspace, stack).end();
}

/** Brings the state back from the bucket, so that Terraform can do without it. Returns the stack to run. */
export async function moveOutOfBucket({ workspace, session }: Deployment, stack: Stack): Promise<Stack> {
  const local = new LocalState(workspace, stack);
  const terraform = new Terraform(stack, session);
  await terraform.initialize();
  local.write(await terraform.pullRawState());
  return local.onFile();
}
