import { UserError } from '../user-error';
import { type Contract, type ContractOutput, type ContractValues, outputName } from './contract';

/** The values of outputs, by their names in Terraform. */
export type OutputValues = Readonly<Record<string, unknown>>;

/** The contract's examples for the outputs that are not known yet. */
export function standIns(contract: Contract, known: OutputValues): OutputValues {
  return Object.fromEntries(
    Object.entries(contract.outputs)
      .filter(([key]) => known[outputName(key)] === undefined)
      .map(([key, { example }]) => [outputName(key), example]),
  );
}

/**
 * The values to plan ahead with: those that are known already, and stand-ins for
 * the rest.
 *
 * @throws UserError naming every known value that does not fit the contract
 */
export function assumedValues<C extends Contract>(contract: C, known: OutputValues): ContractValues<C> {
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

/** Whether a value has the type of its output. Its format is AWS's business: it comes from a plan. */
function fits({ kind }: ContractOutput, value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value) && value.every((member) => typeof member === 'string');
  return typeof value === kind;
}
