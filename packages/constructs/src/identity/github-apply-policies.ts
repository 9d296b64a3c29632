import type { Environment } from '../environment/environment';
import { project, stateKey, stateStore } from '../environment/names';
import { PolicyDocument, type PolicyStatement } from './policy-document';

/** What applying an environment takes beside all services, and the states that it leaves alone. */
export function githubApplyPolicies(
  environment: Environment,
  neighbours: readonly Environment[],
): Readonly<Record<string, PolicyDocument>> {
  const states = keepStates(environment, neighbours);
  return {
    identities: new PolicyDocument(manageIdentities(environment)),
    ...(states.length > 0 && { 'other-states': new PolicyDocument(states) }),
  };
}

/** The environment's own roles, instance profiles and policies, and the token issuers of its clusters. */
function manageIdentities({ name, access }: Environment): PolicyStatement[] {
  const iam = `arn:aws:iam::${access.accountId}`;
  return [
    {
      sid: 'ReadIdentities',
      actions: ['iam:Get*', 'iam:List*'],
      resources: ['*'],
      wildcardReason: 'Terraform reads what it manages, and some of IAM can be read as a whole only.',
    },
    {
      sid: 'ManageOwnIdentities',
      actions: [
        'iam:*InstanceProfile',
        'iam:*Policy',
        'iam:*PolicyVersion',
        'iam:*Role',
        'iam:*RolePolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:UpdateRoleDescription',
      ],
      resources: ['instance-profile', 'policy', 'role'].map((kind) => `${iam}:${kind}/${project}-${name}-*`),
    },
    {
      sid: 'ManageClusterIssuers',
      actions: ['iam:*OpenIDConnectProvider', 'iam:*OpenIDConnectProviderThumbprint'],
      resources: [`${iam}:oidc-provider/oidc.eks.*`],
    },
  ];
}

/** What is in one bucket with the environment's states and is not its own to change. */
function keepStates(environment: Environment, neighbours: readonly Environment[]): PolicyStatement[] {
  const objects = neighbours
    .filter(({ state }) => state.backend === 's3')
    .flatMap((neighbour) => {
      const bucket = `arn:aws:s3:::${stateStore(neighbour).bucket}`;
      // The bootstrap makes these roles, so that people apply it and not these roles.
      const bootstrap = `${bucket}/${stateKey(neighbour, 'bootstrap')}`;
      return neighbour.name === environment.name ? [bootstrap] : [`${bucket}/${neighbour.name}/*`];
    });
  if (objects.length === 0) return [];
  return [
    {
      sid: 'KeepOtherStates',
      effect: 'Deny',
      actions: ['s3:DeleteObject', 's3:PutObject'],
      resources: objects,
    },
  ];
}
