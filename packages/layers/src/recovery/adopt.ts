import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../atomic-file';
import type { Deployment } from '../deploy/deployment';
import type { PlanOptions, SavedPlan, Terraform } from '../terraform/terraform';
import { TerraformError } from '../terraform/terraform-error';
import { findInAws } from './find-in-aws';
import { importId } from './import-id';
import { Journal } from './journal';
import { findUnrecorded, type Unrecorded } from './unrecorded';

/** What an earlier apply has made and not recorded, by address, with the id to import it by. */
export type Adoptions = ReadonlyMap<string, string>;

/** Looks for what killed applies of a layer have left behind. */
export async function findAdoptions(deployment: Deployment, terraform: Terraform): Promise<Adoptions> {
  const applies = new Journal(deployment.workspace, terraform.stack).unfinished();
  if (applies.length === 0) return new Map();

  const adoptions = new Map<string, string>();
  for (const resource of findUnrecorded(applies, await terraform.pullState())) {
    const id = importId(await withId(resource, deployment, terraform));
    if (id !== undefined) adoptions.set(resource.address, id);
  }
  return adoptions;
}

/**
 * Plans with the objects that Terraform shall adopt rather than make again. What
 * turns out not to exist, because its apply was killed too soon, is made anew.
 */
export async function planAdopting(
  terraform: Terraform,
  adoptions: Adoptions,
  options: PlanOptions,
): Promise<SavedPlan> {
  const file = join(terraform.stack.directory, 'adopt.tf.json');
  if (adoptions.size === 0) {
    // There may be one that has turned out to be all wrong.
    rmSync(file, { force: true });
    return terraform.plan(options);
  }
  replaceFile(file, JSON.stringify({ import: [...adoptions].map(([to, id]) => ({ to, id })) }));
  try {
    return await terraform.plan(options);
  } catch (error) {
    const existing = withoutMissing(adoptions, error);
    if (existing.size === adoptions.size) throw error;
    return await planAdopting(terraform, existing, options);
  } finally {
    rmSync(file, { force: true });
  }
}

function withoutMissing(adoptions: Adoptions, error: unknown): Adoptions {
  if (!(error instanceof TerraformError)) return adoptions;
  const missing = error.diagnostics
    .filter(({ summary }) => summary === 'Cannot import non-existent remote object')
    .map(({ detail }) => detail);
  return new Map(
    [...adoptions].filter(([address]) => !missing.some((detail) => detail.includes(`"${address}"`))),
  );
}

/** Finds out the id of something that was still being made. */
async function withId(
  resource: Unrecorded,
  { sandbox }: Deployment,
  { stack }: Terraform,
): Promise<Unrecorded> {
  if (resource.id !== undefined) return resource;
  return { ...resource, id: await findInAws(resource, stack.environment, sandbox) };
}
