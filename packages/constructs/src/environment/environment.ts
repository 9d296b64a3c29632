import { z } from 'zod';
import { accessSchema } from './access';
import { cloudSchema } from './cloud';
import { computeSchema } from './compute';
import { disasterRecoverySchema } from './disaster-recovery';
import { slug } from './formats';
import { networkingSchema } from './networking';
import { observabilitySchema } from './observability';
import { securitySchema } from './security';
import { stateSchema } from './state';
import { storageSchema } from './storage';

/**
 * One environment of the platform: the shape of the requirement's
 * `InfrastructureArchitecture`, and what Terraform needs to reach it.
 */
export const environmentSchema = z.strictObject({
  /**
   * The environment's name; part of every resource's name. The shortest names that AWS allows, 32
   * characters for load balancers and target groups, leave room for 18.
   */
  name: slug.max(18),
  cloud: cloudSchema,
  compute: computeSchema,
  storage: storageSchema.prefault({}),
  networking: networkingSchema,
  security: securitySchema.prefault({}),
  state: stateSchema,
  access: accessSchema,
  observability: observabilitySchema.prefault({}),
  disasterRecovery: disasterRecoverySchema,
});

/** A validated environment, every default filled in. */
export type Environment = DeepReadonly<z.output<typeof environmentSchema>>;

/** What an environment file states. */
export type EnvironmentInput = DeepReadonly<z.input<typeof environmentSchema>>;

export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
