import { TerraformOutput, type TerraformStack } from 'cdktf';
import { type Contract, type ContractValues, contractOutputName, outputName } from './contract';

/** The values of a contract and no others: an extra key has no type that fits. */
export type ExactValues<C extends Contract, V extends ContractValues<C>> = V & {
  readonly [K in Exclude<keyof V, keyof ContractValues<C>>]: never;
};

/** Emits the outputs of a contract. */
export function publishContract<C extends Contract>(
  stack: TerraformStack,
  contract: C,
  values: ContractValues<C>,
): void {
  for (const [key, output] of Object.entries(contract.outputs)) {
    new TerraformOutput(stack, outputName(key), {
      value: values[key],
      description: output.description,
    });
  }
  new TerraformOutput(stack, contractOutputName, {
    value: { name: contract.layer, version: contract.version },
    description: 'The contract that these outputs keep.',
  });
}
