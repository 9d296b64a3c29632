import { execa } from 'execa';
import { z } from 'zod';
import { UserError } from '../errors';

/** The oldest Terraform that will do. Source: Terraform's changelog, `terraform.applying` and the S3 lock file in v1.10.0. */
export const oldestTerraform = '1.10.0';

const versionSchema = z.object({ terraform_version: z.string(), platform: z.string() });

/** The Terraform that is used. */
export interface TerraformBinary {
  readonly path: string;
  readonly version: string;
  /** `linux_amd64` */
  readonly platform: string;
}

/** Name or path of the Terraform to use; cdktf reads the same variable. */
function terraformPath(variables: NodeJS.ProcessEnv): string {
  return variables.TERRAFORM_BINARY_NAME ?? 'terraform';
}

/**
 * Finds Terraform and asks it for its version.
 *
 * @throws UserError if there is none, or one that is too old
 */
export async function findTerraform(variables: NodeJS.ProcessEnv): Promise<TerraformBinary> {
  const path = terraformPath(variables);
  const { failed, stdout } = await execa(path, ['version', '-json'], {
    env: { ...variables, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
    extendEnv: false,
    reject: false,
  });
  if (failed) {
    throw new UserError(
      'LAYERS-TOOL-001',
      `Terraform was not found as ${JSON.stringify(path)}. ` +
        `Install Terraform ${oldestTerraform} or later from https://developer.hashicorp.com/terraform/install, ` +
        'or name it in TERRAFORM_BINARY_NAME.',
    );
  }
  const { terraform_version: version, platform } = versionSchema.parse(JSON.parse(stdout));
  if (isOlder(version, oldestTerraform)) {
    throw new UserError(
      'LAYERS-TOOL-002',
      `Terraform ${version} is too old; accepted: ${oldestTerraform} or later. ` +
        'Install it from https://developer.hashicorp.com/terraform/install.',
    );
  }
  return { path, version, platform };
}

/** Whether a version comes before another. Pre-release suffixes do not count. */
export function isOlder(version: string, than: string): boolean {
  const numbers = (text: string) => text.split('-')[0]?.split('.').map(Number) ?? [];
  const [left, right] = [numbers(version), numbers(than)];
  for (let place = 0; place < right.length; place++) {
    const [a, b] = [left[place] ?? 0, right[place] ?? 0];
    if (a !== b) return a < b;
  }
  return false;
}
