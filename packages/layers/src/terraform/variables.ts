import type { SandboxEndpoint } from '../sandbox/endpoint';

/** What every Terraform of ours runs with. */
export interface TerraformSettings {
  /** Terraform's CLI configuration. */
  readonly cliConfig: string;
  /** The emulator, for a sandbox. */
  readonly sandbox?: SandboxEndpoint;
}

/** The environment variables by which Terraform, cdktf and the AWS clients find the right place. */
export function terraformVariables({ cliConfig, sandbox }: TerraformSettings): Record<string, string> {
  return {
    TF_CLI_CONFIG_FILE: cliConfig,
    // Both ask a server whether there is news; one that never answers would hang them.
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1',
    ...(sandbox && sandboxVariables(sandbox)),
  };
}

/** Variables that would lead a client past the emulator, to a real account. */
export function isRealAccess(name: string): boolean {
  return (
    name.startsWith('AWS_ENDPOINT_URL_') ||
    [
      'AWS_PROFILE',
      'AWS_DEFAULT_PROFILE',
      'AWS_SESSION_TOKEN',
      'AWS_SECURITY_TOKEN',
      'AWS_ROLE_ARN',
      'AWS_WEB_IDENTITY_TOKEN_FILE',
      'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    ].includes(name)
  );
}

function sandboxVariables({ url, region }: SandboxEndpoint): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // The emulator takes any keys; these are no secret.
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    // An action that the emulator does not have would be tried 25 times.
    AWS_MAX_ATTEMPTS: '3',
  };
}
