/**
 * The parts of Terraform's JSON plan that a review reads. Source: Terraform's
 * documentation, "JSON output format", format version 1.2.
 */
export interface TerraformPlan {
  readonly format_version: string;
  readonly resource_changes?: readonly TerraformResourceChange[];
  readonly output_changes?: Readonly<Record<string, TerraformChange>>;
  readonly configuration?: {
    readonly root_module?: {
      readonly outputs?: Readonly<Record<string, { readonly expression?: TerraformExpression }>>;
      readonly resources?: readonly {
        readonly address: string;
        readonly expressions?: Readonly<Record<string, TerraformExpression | undefined>>;
      }[];
    };
  };
  /** What the state held before; absent where there was none. */
  readonly prior_state?: {
    readonly values?: {
      readonly root_module?: { readonly resources?: readonly { readonly mode: string }[] };
    };
  };
}

/** What the configuration says of one value. */
export interface TerraformExpression {
  /** Addresses that it refers to, each with and without the attribute. */
  readonly references?: readonly string[];
}

export interface TerraformResourceChange {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly change: TerraformChange;
  readonly action_reason?: string;
}

/** What happens to one object. `null` stands for an object that does not exist. */
export interface TerraformChange {
  readonly actions: readonly TerraformAction[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** True wherever the value is known only after the apply; shaped like the value. */
  readonly after_unknown?: unknown;
  /** True wherever the value must not be shown; shaped like the value. */
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  /** Paths of the attributes that force a replacement. */
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly importing?: { readonly id?: string };
}

export type TerraformAction = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget';
