import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { previewOutputName } from './preview-output';

/**
 * Makes a stack that was synthesized with assumed values impossible to apply,
 * by whatever command: during an apply its provider accepts no account, so that
 * nothing is created, and the output's precondition says why.
 */
export function stampPreview(
  stack: TerraformStack,
  provider: AwsProvider,
  accountId: string,
  assumedLayers: () => readonly string[],
): void {
  provider.addOverride(
    'allowed_account_ids',
    `\${terraform.applying ? ["a preview cannot be applied"] : ["${accountId}"]}`,
  );
  const stamp = new TerraformOutput(stack, previewOutputName, {
    value: Lazy.anyValue({ produce: () => [...assumedLayers()] }),
    description: 'The layers whose values this plan assumes. It can be read, not applied.',
  });
  // cdktf takes a precondition for an output, and leaves it out of the JSON.
  stamp.addOverride('precondition', {
    condition: '${!terraform.applying}',
    error_message:
      'LAYERS-PREVIEW-001: this plan was made from assumed values of layers that are not applied yet. ' +
      'It can be read, not applied: apply those layers, then plan again.',
  });
}
