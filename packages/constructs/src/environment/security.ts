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

/** The rules of the web application firewalls. */
export const wafRules = ['common', 'known-bad-inputs', 'ip-reputation', 'rate-limit'] as const;

const monitoringSchema = z.strictObject({
  /** Rules of the web application firewalls that only count what they would block, while they are rolled out. @default none */
  wafCountRules: z.array(z.enum(wafRules)).default([]),
  /** Requests from one address in five minutes that the firewall lets through. @default 2000 */
  wafRateLimit: count(10, 2_000_000_000).default(2000),
});

/** Who may do what, and how it is kept and watched. */
export const securitySchema = z.strictObject({
  identity: identitySchema.prefault({}),
  /**
   * Number of the key by which the load balancer knows CloudFront. To rotate the key, raise the
   * number by one, never by more at a time, and apply the edge layer. @default 1
   */
  originKeyGeneration: count(1, 1_000_000).default(1),
  encryption: encryptionSchema.prefault({}),
  monitoring: monitoringSchema.prefault({}),
});

export type Security = z.output<typeof securitySchema>;
export type WafRule = (typeof wafRules)[number];
