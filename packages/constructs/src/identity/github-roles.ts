import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { githubApplyPolicies } from './github-apply-policies';
import { githubPlanPolicies } from './github-plan-policies';
import { githubAudience, githubIssuer } from './github-provider';
import { type GithubVerb, githubRoleName } from './github-role-names';
import { webIdentityTrust } from './policy-document';
import { Role } from './role';

export interface GithubRolesProps {
  /** The environment that the roles plan and apply. */
  readonly environment: Environment;
  /** The repository whose workflows may assume them: `owner/name`. */
  readonly repository: string;
  /** The account's environments, whose states the roles of this one leave alone. */
  readonly neighbours: readonly Environment[];
  readonly providerArn: string;
  readonly boundaryArn: string;
}

/**
 * The two roles of GitHub's workflows in one environment. Who holds a token of the
 * repository's GitHub environment may assume either; who holds that of a pull request,
 * which anybody who can push a branch has, may plan only.
 */
export class GithubRoles extends Construct {
  readonly plan: Role;
  readonly apply: Role;

  constructor(scope: Construct, id: string, props: GithubRolesProps) {
    super(scope, id);
    const { environment, repository, neighbours } = props;
    const inEnvironment = `repo:${repository}:environment:${environment.name}`;

    this.plan = this.#role('plan', props, [inEnvironment, `repo:${repository}:pull_request`], {
      description: `Lets workflows of ${repository} plan ${environment.name}`,
      // Source: AWS managed policy reference, "ReadOnlyAccess".
      managedPolicies: ['ReadOnlyAccess'],
      policies: githubPlanPolicies(environment),
    });
    this.apply = this.#role('apply', props, [inEnvironment], {
      description: `Lets workflows of ${repository} apply ${environment.name}`,
      // All services but IAM and the organization. Source: AWS managed policy reference, "PowerUserAccess".
      managedPolicies: ['PowerUserAccess'],
      policies: githubApplyPolicies(environment, neighbours),
    });
  }

  #role(
    verb: GithubVerb,
    { environment, providerArn, boundaryArn }: GithubRolesProps,
    sub: readonly string[],
    grants: Pick<ConstructorParameters<typeof Role>[2], 'description' | 'managedPolicies' | 'policies'>,
  ): Role {
    return new Role(this, verb, {
      name: githubRoleName(environment, verb),
      trust: webIdentityTrust(providerArn, githubIssuer, { sub, aud: githubAudience }),
      permissionsBoundary: boundaryArn,
      ...grants,
    });
  }
}
