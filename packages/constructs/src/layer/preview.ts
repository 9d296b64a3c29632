import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack, TerraformVariable, VariableType } from 'cdktf';

/**
 * Marks a stack that was synthesized with assumed values, so that no command can
 * apply it. The variable `preview`, which every plan shows, lists the layers whose
 * values were assumed; its validation fails during an apply and says why.
 */
export function stampPreview(stack: TerraformStack, assumedLayers: () => readonly string[]): void {
  const stamp = new TerraformVariable(stack, 'preview', {
    type: VariableType.LIST_STRING,
    default: Lazy.anyValue({ produce: () => [...assumedLayers()] }),
    description: 'The layers whose values this plan assumes. It can be read, not applied.',
    validation: [
      {
        condition: '${length(var.preview) > 0 && !terraform.applying}',
        errorMessage:
          'LAYERS-PREVIEW-001: this plan was made from assumed values of layers that are not applied yet. ' +
          'It can be read, not applied: apply those layers, then plan again.',
      },
    ],
  });
  // Whether an apply is under way may be asked where the answer is not kept.
  stamp.addOverride('ephemeral', true);
}

/** Lets a provider of a preview accept no account during an apply, so that nothing is made. */
export function refuseToApply(provider: AwsProvider, accountId: string): void {
  provider.addOverride(
    'allowed_account_ids',
    `\${terraform.applying ? ["a preview cannot be applied"] : ["${accountId}"]}`,
  );
}
