import type { TerraformRemoteState, TerraformStack } from 'cdktf';
import type { LayerContext } from '../layer/layer-context';
import { readState } from '../layer/state-backend';
import { assumedValues } from './assumed-values';
import {
  type Contract,
  type ContractOutput,
  type ContractValues,
  contractOutputName,
  outputName,
} from './contract';

/** The values of a contract: tokens into the publishing layer's state, or the assumed values. */
export function consumeContract<C extends Contract>(
  stack: TerraformStack,
  contract: C,
  consumer: string,
  context: LayerContext,
): ContractValues<C> {
  const assumed = context.assumed?.[contract.layer];
  if (assumed !== undefined) return assumedValues(contract, assumed);

  const state = readState(stack, contract.layer, context);
  requireVersion(state, contract, consumer, context.environment.name);
  return tokens(contract, state);
}

function tokens<C extends Contract>(contract: C, state: TerraformRemoteState): ContractValues<C> {
  const entries = Object.entries(contract.outputs).map(([key, { kind }]) => [
    key,
    token(state, kind, outputName(key)),
  ]);
  return Object.fromEntries(entries) as ContractValues<C>;
}

function token(state: TerraformRemoteState, kind: ContractOutput['kind'], name: string) {
  switch (kind) {
    case 'string':
      return state.getString(name);
    case 'number':
      return state.getNumber(name);
    case 'list':
      return state.getList(name);
  }
}

/** Fails the plan, in a sentence, where the published contract is older than the one in use. */
function requireVersion(
  state: TerraformRemoteState,
  contract: Contract,
  consumer: string,
  environment: string,
): void {
  const published = `try(self.outputs.${contractOutputName}.version, 0)`;
  state.addOverride('lifecycle.postcondition', [
    {
      condition: `\${${published} >= ${contract.version}}`,
      error_message:
        `LAYERS-CONTRACT-001: ${consumer} needs version ${contract.version} of the ${contract.layer} layer's contract, ` +
        `and ${contract.layer} of ${environment} was last applied with version \${${published}}. ` +
        `Apply it first: layers apply ${environment} ${contract.layer}`,
    },
  ]);
}
