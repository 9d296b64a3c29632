import type { Environment } from './environment';

/** The project's name: the first part of every name and a tag of every resource. */
export const project = 'diet-game';

/** Name of a resource of an environment: `diet-game-staging-vpc`. */
export function resourceName(environment: Environment, ...parts: readonly string[]): string {
  return [project, environment.name, ...parts].join('-');
}

/** The region the environment lives in. */
export function homeRegion({ cloud }: Environment): string {
  return cloud.regions[0] as string;
}

/** Where an S3 backend keeps the states of an environment: bucket, region and key. */
export interface StateStore {
  readonly bucket: string;
  readonly region: string;
  readonly kmsKeyArn: string;
}

/** The environment's state bucket and its key; what the description leaves open follows from account and region. */
export function stateStore(environment: Environment): StateStore {
  const { state, access } = environment;
  const given = state.backend === 's3' ? state : undefined;
  const region = given?.region ?? homeRegion(environment);
  return {
    bucket: given?.bucket ?? `${project}-state-${access.accountId}-${region}`,
    region,
    kmsKeyArn: given?.kmsKeyArn ?? `arn:aws:kms:${region}:${access.accountId}:alias/${project}-state`,
  };
}

/** Name of the stack of a layer, and of its HCP Terraform workspace: `network-staging`. */
export function stackName(environment: Environment, layer: string): string {
  return `${layer}-${environment.name}`;
}

/** Key of a layer's state in the state bucket: `staging/network.tfstate`. */
export function stateKey(environment: Environment, layer: string): string {
  return `${environment.name}/${layer}.tfstate`;
}

/** Repository of the API's images, in every region that an environment of the account has. */
export const apiImageRepository = `${project}/api`;

/** Name of the policy that bounds what roles of GitHub's workflows, and roles that they make, can ever do. */
export const permissionsBoundaryName = `${project}-boundary`;

/**
 * ARN of the permissions boundary that a role of the environment must carry, because
 * GitHub's workflows may make no other; undefined where no workflow applies it.
 */
export function permissionsBoundaryArn({ access, security }: Environment): string | undefined {
  return security.identity.githubRepository === undefined
    ? undefined
    : `arn:aws:iam::${access.accountId}:policy/${permissionsBoundaryName}`;
}
