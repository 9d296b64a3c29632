import type { Environment } from '../../environment/environment';
import { homeRegion } from '../../environment/names';

/** The ARN of something in the environment's account and home region. */
export function homeArn(environment: Environment, service: string, resource: string): string {
  return `arn:aws:${service}:${homeRegion(environment)}:${environment.access.accountId}:${resource}`;
}
