import { UserError } from '../user-error';
import { type Contract, type ContractOutput, type ContractValues, outputName } from './contract';

/**
 * The values to plan ahead with: those that are known already, by their names in
 * Terraform, and the contract's examples for the rest.
 *
 * @throws UserError naming every known value that does not fit the contract
 */
export function assumedValues<C extends Contract>(
  contract: C,
  known: Readonly<Record<string, unknown>>,
): ContractValues<C> {
  const problems: string[] = [];
  const entries = Object.entries(contract.outputs).map(([key, output]) => {
    const value = known[outputName(key)] ?? output.example;
    if (!fits(output, value)) {
      problems.push(
        `${contract.layer}.${outputName(key)}: got ${JSON.stringify(value)}, ` +
          `accepted: ${output.kind} like ${JSON.stringify(output.example)}`,
      );
    }
    return [key, value];
  });
  if (problems.length > 0) {
    const lines = ['values to plan ahead with do not fit the contract:', ...problems];
    throw new UserError('LAYERS-CONTRACT-003', lines.join('\n  '));
  }
  return Object.fromEntries(entries) as ContractValues<C>;
}

function fits({ kind, format }: ContractOutput, value: unknown): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string' && format.test(value);
    case 'number':
      return typeof value === 'number' && format.test(String(value));
    case 'list':
      return Array.isArray(value) && value.every((member) => typeof member === 'string' && format.test(member));
  }
}
