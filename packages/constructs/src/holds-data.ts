import type { TerraformResource } from 'cdktf';
import type { Environment } from './environment/environment';

/**
 * Marks a resource whose loss is a loss of data, and returns it. Terraform refuses
 * to destroy or replace it, unless the environment says that it is disposable.
 * The committed list of such addresses is `test/holds-data.json`.
 */
export function holdsData<R extends TerraformResource>(resource: R, environment: Environment): R {
  resource.addOverride('//.holdsData', true);
  if (!environment.storage.disposable) {
    resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
  }
  return resource;
}
