import { z } from 'zod';

const stateSchema = z.object({
  serial: z.number(),
  /** Stays the same for the life of a state. */
  lineage: z.string(),
  resources: z.array(
    z.object({ mode: z.string(), type: z.string(), name: z.string(), instances: z.array(z.unknown()) }),
  ),
  outputs: z.record(z.string(), z.object({ value: z.unknown() })),
});

/** A state as far as it matters here. */
export type State = z.output<typeof stateSchema>;

/** Reads a state as Terraform writes it. */
export function parseState(json: string): State {
  return stateSchema.parse(JSON.parse(json));
}

/** Whether a state has anything that Terraform manages. */
export function holdsResources(state: State | undefined): boolean {
  return state?.resources.some(({ mode }) => mode === 'managed') === true;
}
