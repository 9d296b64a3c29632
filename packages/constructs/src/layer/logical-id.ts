import { TerraformDataSource, TerraformElement, TerraformOutput, TerraformResource } from 'cdktf';
import type { Node } from 'constructs';
import { UserError } from '../user-error';

/** Two constructs of one stack want the same Terraform address. */
export class AddressClashError extends UserError {
  override readonly name = 'AddressClashError';

  constructor(
    readonly address: string,
    readonly paths: readonly [string, string],
  ) {
    super(
      'LAYERS-ID-001',
      `two constructs want the address ${address}: ${paths[0]} and ${paths[1]}. ` +
        'Terraform would merge them into one; give one of them another id.',
    );
  }
}

/**
 * Gives the elements of one stack addresses that read like sentences: the ids on
 * the way from the stack to the construct, without a last id that only repeats
 * the resource's type. `private/a/subnet` is `aws_subnet.private_a`.
 */
export class LogicalIds {
  readonly #paths = new Map<string, string>();

  /** @throws AddressClashError if another construct has the address already */
  allocate(element: TerraformElement | Node, stackPath: string): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const type = typeOf(element);
    const ids = node.path
      .slice(stackPath.length + 1)
      .split('/')
      .map(snakeCase);
    const last = ids.at(-1) as string;
    const telling = ids.length > 1 && type.endsWith(`_${last}`) ? ids.slice(0, -1) : ids;
    const id = telling.join('_');

    const address = `${type}.${id}`;
    const owner = this.#paths.get(address);
    if (owner !== undefined && owner !== node.path) throw new AddressClashError(address, [owner, node.path]);
    this.#paths.set(address, node.path);
    return id;
  }
}

function typeOf(element: TerraformElement | Node): string {
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}`;
  if (TerraformOutput.isTerraformOutput(element)) return 'output';
  return element.constructor.name;
}

function snakeCase(id: string): string {
  return id.replace(/[^A-Za-z0-9]+/g, '_').toLowerCase();
}
