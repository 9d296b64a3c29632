import { UserError } from '../errors';
import type { Stack } from '../stacks/stack';
import { synthesize } from '../stacks/synthesize';
import type { Workspace } from '../workspace';

/** The layer that makes the state bucket, its own state's as well. */
export const bootstrapLayer = 'bootstrap';

/** Whether a stack makes the bucket that its own state shall lie in. */
export function makesItsOwnBucket({ layer, backend }: Stack): boolean {
  return layer === bootstrapLayer && backend.kind === 's3';
}

/**
 * Refuses an environment that shares the bootstrap of another one.
 *
 * @throws UserError naming the environment that has it, and the command
 */
export async function refuseIfShared(workspace: Workspace, environment: string): Promise<void> {
  const stacks = await synthesize(workspace);
  const own = stacks.find((stack) => stack.environment.name === environment);
  const [bootstrap] = stacks.filter(
    (stack) =>
      stack.layer === bootstrapLayer &&
      stack.environment.accountId === own?.environment.accountId &&
      stack.environment.region === own?.environment.region,
  );
  if (own === undefined || bootstrap === undefined || bootstrap.environment.name === environment) return;
  const { name, accountId, region } = bootstrap.environment;
  throw new UserError(
    'LAYERS-BOOTSTRAP-001',
    `${environment} shares account ${accountId} and region ${region} with ${name}, whose bootstrap serves both. Run: layers bootstrap ${name}`,
  );
}
