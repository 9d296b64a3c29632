import { z } from 'zod';

const resource = z.object({ addr: z.string() });

/**
 * The lines that Terraform writes with `-json`, as far as they matter here.
 * Source: Terraform's documentation, "Machine-readable UI".
 */
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('refresh_start'), hook: z.object({ resource }) }),
  z.object({ type: z.literal('refresh_complete'), hook: z.object({ resource }) }),
  z.object({ type: z.literal('apply_start'), hook: z.object({ resource, action: z.string() }) }),
  z.object({ type: z.literal('apply_progress'), hook: z.object({ resource, elapsed_seconds: z.number() }) }),
  z.object({
    type: z.literal('apply_complete'),
    hook: z.object({
      resource,
      action: z.string(),
      id_key: z.string().optional(),
      id_value: z.string().optional(),
    }),
  }),
  z.object({ type: z.literal('apply_errored'), hook: z.object({ resource }) }),
  z.object({
    type: z.literal('diagnostic'),
    diagnostic: z.object({
      severity: z.enum(['error', 'warning']),
      summary: z.string(),
      detail: z.string().default(''),
      address: z.string().optional(),
      snippet: z.object({ context: z.string().nullish() }).nullish(),
    }),
  }),
]);

export type TerraformEvent = z.output<typeof eventSchema>;
export type Diagnostic = Extract<TerraformEvent, { type: 'diagnostic' }>['diagnostic'];

/** Reads one line of Terraform's output; undefined for lines that do not matter here. */
export function parseEvent(line: string): TerraformEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  const result = eventSchema.safeParse(safeJson(line));
  return result.success ? result.data : undefined;
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A process that was killed can leave half a line.
    return undefined;
  }
}
