import type { Environment } from '../environment/environment';
import { homeRegion } from '../environment/names';

/** Where CloudFront keeps what belongs to no region: certificates, web ACLs, metrics. */
export const cloudFrontRegion = 'us-east-1';

/**
 * The name that users call. A stand-in cannot have that of its primary, which one
 * distribution alone can answer to, so that it has one of its own to be tried under.
 */
export function publicHostname(environment: Environment): string {
  const { apiHostname } = environment.networking.dns;
  return isStandby(environment) ? `${homeRegion(environment)}.${apiHostname}` : apiHostname;
}

/** The name by which the environment's distribution calls its load balancer. */
export function originHostname(environment: Environment): string {
  return `origin.${publicHostname(environment)}`;
}

/**
 * The name by which the distribution that serves the users calls the load balancer
 * in charge: the primary's, or the stand-in's while the primary's has no healthy target.
 */
export function serviceOriginHostname(environment: Environment): string {
  return `origin.${environment.networking.dns.apiHostname}`;
}

/** Whether the environment stands in for another. */
export function isStandby({ disasterRecovery }: Environment): boolean {
  return disasterRecovery.role === 'standby';
}
