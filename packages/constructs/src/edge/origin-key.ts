import type { Environment } from '../environment/environment';
import { project } from '../environment/names';

/** The header in which CloudFront sends the key. */
export const originKeyHeader = 'x-origin-key';

/** The generations of the key that there are: the one before, the one in use, and the one to come. */
export function acceptedGenerations({ security }: Environment): readonly number[] {
  const current = security.originKeyGeneration;
  return [current - 1, current, current + 1].filter((generation) => generation > 0);
}

/**
 * Name of the secret that holds one generation of the key. A stand-in has that of its
 * primary, whose distribution calls the load balancers of both.
 */
export function originKeySecretName(environment: Environment, generation: number): string {
  const { disasterRecovery } = environment;
  const owner = disasterRecovery.role === 'standby' ? disasterRecovery.primary : environment.name;
  return `${project}/${owner}/origin-key/${generation}`;
}

/**
 * Stands for one generation of the key in a template of CloudFormation, which puts the
 * value in its place on AWS's side: it is never seen by Terraform.
 * Source: CloudFormation user guide, "Get a secret or secret value from Secrets Manager".
 */
export function originKeyReference(environment: Environment, generation: number): string {
  return `{{resolve:secretsmanager:${originKeySecretName(environment, generation)}:SecretString}}`;
}
