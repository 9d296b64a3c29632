import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformPlan } from '@diet-game/plan-review/terraform-plan';
import { z } from 'zod';
import { replaceFile } from '../atomic-file';
import type { Stack } from '../stacks/stack';
import { parseEvent, type TerraformEvent } from '../terraform/events';
import type { Workspace } from '../workspace';

const entriesSchema = z.array(z.object({ logFile: z.string(), planFile: z.string() }));

/** An apply that began and did not end by itself. */
export interface UnfinishedApply {
  readonly plan: TerraformPlan;
  /** What Terraform reported until it was ended. */
  readonly events: readonly TerraformEvent[];
}

/**
 * Remembers the applies of a stack that were killed. Terraform writes its state to
 * a remote backend every twenty seconds and at the end only, so that what a killed
 * apply has made stands in its log and nowhere else. Source: Terraform's
 * `TF_STATE_PERSIST_INTERVAL`, which takes no less than 20.
 */
export class Journal {
  readonly #file: string;

  constructor(workspace: Workspace, stack: Stack) {
    this.#file = join(workspace.journal, `${stack.name}.json`);
  }

  /** Notes that an apply begins. It stays noted until {@link end}. */
  begin(logFile: string, planFile: string, plan: TerraformPlan): void {
    replaceFile(planFile, JSON.stringify(plan));
    replaceFile(this.#file, JSON.stringify([...this.#entries(), { logFile, planFile }]));
  }

  /** Notes that Terraform has ended by itself, and has recorded all that it made. */
  end(): void {
    rmSync(this.#file, { force: true });
  }

  /** The applies that were killed since the last one that was not, oldest first. */
  unfinished(): UnfinishedApply[] {
    return this.#entries()
      .filter(({ logFile, planFile }) => existsSync(logFile) && existsSync(planFile))
      .map(({ logFile, planFile }) => ({
        plan: JSON.parse(readFileSync(planFile, 'utf8')) as TerraformPlan,
        events: readFileSync(logFile, 'utf8')
          .split('\n')
          .flatMap((line) => parseEvent(line) ?? []),
      }));
  }

  #entries() {
    return existsSync(this.#file) ? entriesSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8'))) : [];
  }
}
