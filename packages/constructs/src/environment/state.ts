import { z } from 'zod';
import { arn, region } from './formats';

const s3StateSchema = z.strictObject({
  backend: z.literal('s3'),
  /** The state bucket. Each layer of each environment has a key of its own in it. @default derived from account and region */
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'an S3 bucket name')
    .optional(),
  /** The bucket's region. @default the environment's first */
  region: region.optional(),
  /** The KMS key that encrypts the state; the ARN of an alias will do. @default the alias `diet-game-state` */
  kmsKeyArn: arn.optional(),
});

const hcpStateSchema = z.strictObject({
  backend: z.literal('hcp'),
  /** @default app.terraform.io */
  hostname: z.string().default('app.terraform.io'),
  organization: z.string().min(1),
  /** The HCP Terraform project that holds the workspaces. */
  project: z.string().min(1),
});

const localStateSchema = z.strictObject({
  backend: z.literal('local'),
  /** Folder of the state files, relative to the repository. @default .layers/state */
  directory: z
    .string()
    .regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, 'a path inside the repository, such as ".layers/state"')
    .default('.layers/state'),
});

/** Where Terraform keeps the state of the environment's layers. */
export const stateSchema = z.discriminatedUnion('backend', [s3StateSchema, hcpStateSchema, localStateSchema]);

export type State = z.output<typeof stateSchema>;
