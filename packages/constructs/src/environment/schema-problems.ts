import type { z } from 'zod';
import type { Problem } from './problem';

/**
 * Turns an issue that zod found into problems in our words. One issue can name
 * several unknown keys; each becomes a problem of its own.
 */
export function describeIssue(issue: z.core.$ZodIssue, parents: readonly PropertyKey[]): Problem[] {
  const path = [...parents, ...issue.path];
  const problem = (accepted: string): Problem[] => [{ path: formatPath(path), given: issue.input, accepted }];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: formatPath([...path, key]),
        given: Reflect.get(Object(issue.input), key),
        accepted: 'no such key; see packages/constructs/src/environment for the keys there are',
      }));
    case 'invalid_type':
      return problem(issue.expected === 'never' ? issue.message : article(issue.expected));
    case 'invalid_value':
      return problem(alternatives(issue.values));
    case 'too_small':
      return problem(`${bound(issue.origin)} at least ${issue.minimum}`);
    case 'too_big':
      return problem(`${bound(issue.origin)} at most ${issue.maximum}`);
    case 'invalid_union':
      return [{ ...unionProblem(issue), path: formatPath(path) }];
    default:
      return problem(issue.message);
  }
}

/** A union whose kind is not known: zod gives the whole object, the user wants the field. */
function unionProblem(issue: z.core.$ZodIssueInvalidUnion): Omit<Problem, 'path'> {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return {
    given: Reflect.get(Object(issue.input), issue.path.at(-1) ?? ''),
    accepted: options.length > 0 ? alternatives(options) : issue.message,
  };
}

function alternatives(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' or ');
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function article(type: string): string {
  const noun = type === 'int' ? 'whole number' : type;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function bound(origin: string): string {
  if (origin === 'array') return 'a list whose length is';
  if (origin === 'string') return 'a text whose length is';
  return 'a number of';
}
