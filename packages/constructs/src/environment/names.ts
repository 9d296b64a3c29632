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

/** The region that receives copies for disaster recovery, if the environment has one. */
export function secondRegion({ cloud }: Environment): string | undefined {
  return cloud.regions[1];
}

/** Identifier of the PostgreSQL instance, which RDS also puts into the tags of its secret. */
export function postgresIdentifier(environment: Environment): string {
  return resourceName(environment, 'postgres');
}

/** Longest name that S3 takes. Source: S3 user guide, "General purpose bucket naming rules". */
export const longestBucketName = 63;

/**
 * Name of a bucket of the environment, unique in the world by account and region:
 * `diet-game-staging-media-444455556666-us-east-1`. Its copy in another region has the
 * same name but for the region.
 */
export function bucketName(
  environment: Environment,
  purpose: string,
  region = homeRegion(environment),
): string {
  return resourceName(environment, purpose, environment.access.accountId, region);
}

/** Name of the bucket of users' pictures, or of its copy in another region. */
export function mediaBucketName(environment: Environment, region?: string): string {
  return bucketName(environment, 'media', region);
}

/** Name of the backups bucket, or of its copy, where `backupsSuffix` is `account`. */
export function backupsBucketName(environment: Environment, region?: string): string {
  return bucketName(environment, 'backups', region);
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
