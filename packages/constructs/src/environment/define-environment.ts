import { type Environment, type EnvironmentInput, environmentSchema } from './environment';
import { EnvironmentError, type Problem } from './problem';
import { rules } from './rules/rules';
import { describeIssue } from './schema-problems';

export interface DefineEnvironmentOptions {
  /** The day against which ends of support are judged. @default the current day */
  readonly today?: Date;
}

/** What the validation of a description found: the environment, or what is wrong with it. */
export type Validation =
  | { readonly environment: Environment }
  | { readonly name: string; readonly problems: readonly Problem[] };

/**
 * Validates the description of an environment and fills in its defaults.
 *
 * @throws EnvironmentError with every problem found, each with its path, the
 * value given and what is accepted
 */
export function defineEnvironment(input: EnvironmentInput, options?: DefineEnvironmentOptions): Environment {
  const validation = validateEnvironment(input, options);
  if ('environment' in validation) return validation.environment;
  throw new EnvironmentError([{ environment: validation.name, problems: validation.problems }]);
}

/** As {@link defineEnvironment}, but returns the problems. */
export function validateEnvironment(
  input: EnvironmentInput,
  { today = new Date() }: DefineEnvironmentOptions = {},
): Validation {
  const { sections, problems } = parseSections(input);
  for (const rule of rules) {
    // A section with problems of its own would only make a rule report them again.
    if (rule.reads.every((section) => section in sections)) {
      problems.push(...rule.check(sections as Environment, today));
    }
  }
  if (problems.length > 0) return { name: nameOf(input), problems };
  return { environment: deepFreeze(sections as Environment) };
}

function parseSections(input: EnvironmentInput) {
  const names = environmentSchema.keyof().options;
  const sections: Partial<Record<keyof Environment, unknown>> = {};
  const problems: Problem[] = [];

  for (const name of names) {
    const result = environmentSchema.shape[name].safeParse(input[name], { reportInput: true });
    if (result.success) sections[name] = result.data;
    else problems.push(...result.error.issues.flatMap((issue) => describeIssue(issue, [name])));
  }
  for (const [key, given] of Object.entries(input)) {
    if (!(names as string[]).includes(key)) {
      problems.push({ path: key, given, accepted: `only the keys ${names.join(', ')}` });
    }
  }
  return { sections, problems };
}

function nameOf(input: EnvironmentInput): string {
  return typeof input.name === 'string' && input.name !== '' ? input.name : '(unnamed)';
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  }
  return Object.freeze(value);
}
