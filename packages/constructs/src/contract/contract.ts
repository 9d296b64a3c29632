/** The TypeScript type of each kind of output. */
export interface OutputKinds {
  readonly string: string;
  readonly number: number;
  readonly list: readonly string[];
}

/** One value that a layer promises to the next. */
export interface ContractOutput<K extends keyof OutputKinds = keyof OutputKinds> {
  readonly kind: K;
  /** What the value is; becomes the description of the Terraform output. */
  readonly description: string;
  /** What the value, or each member of a list, looks like. */
  readonly format: RegExp;
  /** A value of that format, for planning before the layer is applied. */
  readonly example: OutputKinds[K];
}

/** The outputs of a contract, by their names in TypeScript. */
export type ContractOutputs = Readonly<Record<string, ContractOutput>>;

/** What one layer promises the next. */
export interface Contract<N extends string = string, O extends ContractOutputs = ContractOutputs> {
  /** The layer that publishes it. */
  readonly layer: N;
  /** Raised by one whenever an output is added, renamed, dropped or changes its meaning. */
  readonly version: number;
  readonly outputs: O;
}

/** The values of a contract: what `publish` takes and what `consume` gives. */
export type ContractValues<C extends Contract> = {
  readonly [K in keyof C['outputs']]: OutputKinds[C['outputs'][K]['kind']];
};

/** Declares a contract and keeps the literal types of its outputs. */
export function defineContract<const N extends string, const O extends ContractOutputs>(
  layer: N,
  version: number,
  outputs: O,
): Contract<N, O> {
  return { layer, version, outputs };
}

type Declaration<K extends keyof OutputKinds> = Omit<ContractOutput<K>, 'kind'>;

/** An output that is one text. */
export const string = (declaration: Declaration<'string'>): ContractOutput<'string'> => ({
  kind: 'string',
  ...declaration,
});

/** An output that is one number. */
export const number = (declaration: Declaration<'number'>): ContractOutput<'number'> => ({
  kind: 'number',
  ...declaration,
});

/** An output that is a list of texts. */
export const list = (declaration: Declaration<'list'>): ContractOutput<'list'> => ({
  kind: 'list',
  ...declaration,
});

/** The name of an output in Terraform: `vpcId` is `vpc_id`. */
export function outputName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The name of the output that carries a contract's own name and version. */
export const contractOutputName = 'contract';
