import type { Environment } from '../environment';
import type { Problem } from '../problem';

/** A rule across fields: it runs once the sections that it reads are valid by themselves. */
export interface Rule {
  readonly reads: readonly (keyof Environment)[];
  check(environment: Environment, today: Date): readonly Problem[];
}

/** The problem if the condition holds, else none. */
export function when(condition: boolean, problem: Problem): readonly Problem[] {
  return condition ? [problem] : [];
}
