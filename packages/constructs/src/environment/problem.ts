import { UserError } from '../user-error';

/** One thing that is wrong with an environment's description. */
export interface Problem {
  /** Where, as a path into the description: `storage.databases.postgres.backupWindow`. */
  readonly path: string;
  /** The value that was given; `undefined` if there was none. */
  readonly given: unknown;
  /** What is accepted there. */
  readonly accepted: string;
  /** Why the value will not do, where the accepted values do not say it. */
  readonly why?: string;
}

/** The problems of one environment. */
export interface EnvironmentProblems {
  /** The environment's name, or what takes its place. */
  readonly environment: string;
  readonly problems: readonly Problem[];
}

/** The description of one or more environments is wrong. The message lists every problem. */
export class EnvironmentError extends UserError {
  override readonly name = 'EnvironmentError';

  constructor(readonly findings: readonly EnvironmentProblems[]) {
    super('LAYERS-ENV-001', formatFindings(findings));
  }
}

/** Renders a problem in one line: where, what was given, what is accepted, and why. */
export function formatProblem({ path, given, accepted, why }: Problem): string {
  const got = given === undefined ? 'nothing' : abbreviate(JSON.stringify(given));
  return `${path}: got ${got}, accepted: ${accepted}${why === undefined ? '' : ` (${why})`}`;
}

function formatFindings(findings: readonly EnvironmentProblems[]): string {
  const count = findings.reduce((sum, { problems }) => sum + problems.length, 0);
  const lines = findings.flatMap(({ environment, problems }) =>
    problems.map((problem) => `  ${environment}: ${formatProblem(problem)}`),
  );
  return [
    `the description of the environments has ${count} ${count === 1 ? 'problem' : 'problems'}; correct the file in environments/ that it names:`,
    ...lines,
  ].join('\n');
}

function abbreviate(text: string, length = 80): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
