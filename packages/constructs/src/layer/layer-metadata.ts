/**
 * What a synthesized stack says about itself, under `"//".metadata.layer` of its
 * Terraform JSON. The order of the layers is read from it.
 */
export interface LayerMetadata {
  /** The layer's name: `network`. */
  readonly name: string;
  /** The environment it belongs to, and where that is. */
  readonly environment: {
    readonly name: string;
    readonly accountId: string;
    readonly region: string;
    /** `aws`, or `sandbox` for the local emulator. */
    readonly target: 'aws' | 'sandbox';
    /** Whether Terraform assumes a role, so that the caller may be of another account. */
    readonly assumesRole: boolean;
  };
  /** The contract that the layer publishes. */
  readonly publishes?: { readonly layer: string; readonly version: number };
  /** The contracts that the layer reads. */
  readonly consumes: readonly ConsumedContract[];
}

/** A contract that a layer reads. */
export interface ConsumedContract {
  readonly layer: string;
  readonly version: number;
  /** Only in a preview: the examples that stand in for values that are not known yet, by output. */
  readonly standIns?: Readonly<Record<string, unknown>>;
}
