import type { Environment } from '../environment/environment';

/** What is known of layers that are not applied yet: by layer, by output in Terraform. */
export type AssumedValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** All that a layer knows of the world outside its own constructs. */
export interface LayerContext {
  readonly environment: Environment;
  /**
   * The environments of the same account, this one included, in the order of their
   * definition: for what an account has once. @default this one alone
   */
  readonly neighbours?: readonly Environment[];
  /**
   * The repository's root as seen from the folder that Terraform runs in, for
   * states that are kept in local files: `../../..`.
   */
  readonly repositoryPath: string;
  /** Values to plan ahead with. A stack that uses any is a preview, and cannot be applied. @default none */
  readonly assumed?: AssumedValues;
}
