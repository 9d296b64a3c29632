import { z } from 'zod';
import { count } from './formats';

const identitySchema = z.strictObject({
  /** GitHub repository, `owner/name`, whose workflows may plan and apply. @default none */
  githubRepository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'a GitHub repository such as "diet-game/infrastructure"')
    .optional(),
});

const encryptionSchema = z.strictObject({
  /** Days between rotations of a KMS key. @default 365 */
  keyRotationDays: count(90, 2560).default(365),
  /** Days between the deletion of a KMS key and its end. @default 30 */
  keyDeletionWindowDays: count(7, 30).default(30),
});

const monitoringSchema = z.strictObject({
  /** Whether the web application firewall's rules block or only count. @default block */
  wafMode: z.enum(['block', 'count']).default('block'),
  /** Requests from one address in five minutes that the firewall lets through. @default 2000 */
  wafRateLimit: count(10, 2_000_000_000).default(2000),
});

/** Who may do what, and how it is kept and watched. */
export const securitySchema = z.strictObject({
  identity: identitySchema.prefault({}),
  encryption: encryptionSchema.prefault({}),
  monitoring: monitoringSchema.prefault({}),
});

export type Security = z.output<typeof securitySchema>;
