/** What the doctor found out about one thing. */
export interface Finding {
  /** What was looked for: `terraform`, `provider hashicorp/aws`. */
  readonly name: string;
  /** `fine`, `missing`, or `unneeded` by the environment that was asked about. */
  readonly state: 'fine' | 'missing' | 'unneeded';
  /** Version, place, or what is wrong. */
  readonly detail: string;
  /** The command or the step that mends it; only where something is missing. */
  readonly mend?: string;
}

/** A finding from work that throws when the thing is missing. */
export async function look(name: string, mend: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { name, state: 'fine', detail: await work() };
  } catch (error) {
    return { name, state: 'missing', detail: sentence(error), mend };
  }
}

/** The first sentence, which says what is wrong; what to do is said by `mend`. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = ''] = text.replace(/^LAYERS-[A-Z]+-\d+: /, '').split(/\n|(?<=\.) (?=[A-Z])/);
  return first;
}
