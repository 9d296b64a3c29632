import { z } from 'zod';
import { accountId, arn } from './formats';

/** Whose account it is, and how Terraform and people get in. */
export const accessSchema = z.strictObject({
  /** The account the environment lives in. Terraform refuses to run against another. */
  accountId,
  /** `aws`, or `sandbox` for the local emulator. @default aws */
  target: z.enum(['aws', 'sandbox']).default('aws'),
  /** Role that Terraform assumes for every call. @default the caller's own credentials */
  terraformRoleArn: arn.optional(),
  /** IAM principals that administer the cluster. @default none */
  clusterAdminArns: z.array(arn).default([]),
});

export type Access = z.output<typeof accessSchema>;
