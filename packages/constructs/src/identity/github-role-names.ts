import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

/** What a role of GitHub's workflows is for. */
export type GithubVerb = 'plan' | 'apply';

/** Name of the role by which GitHub's workflows plan or apply an environment: `diet-game-staging-plan`. */
export function githubRoleName(environment: Environment, verb: GithubVerb): string {
  return resourceName(environment, verb);
}

/** ARNs of both roles of an environment. */
export function githubRoleArns(environment: Environment): string[] {
  const verbs = ['plan', 'apply'] as const;
  return verbs.map(
    (verb) => `arn:aws:iam::${environment.access.accountId}:role/${githubRoleName(environment, verb)}`,
  );
}
