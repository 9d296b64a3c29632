import { RandomProvider } from '@cdktf/provider-random/lib/provider';
import { StringResource } from '@cdktf/provider-random/lib/string-resource';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

/** Length of the suffix: one of 36 ** 8, so that nobody has taken it. */
const length = 8;

/** Lower-case letters and digits, drawn once and kept in the state. */
export class BucketSuffix extends Construct {
  readonly value: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new RandomProvider(TerraformStack.of(this), 'random');
    this.value = new StringResource(this, 'string', { length, upper: false, special: false }).result;
  }
}
