import { messageOf, UserError } from './errors';
import type { SandboxEndpoint } from './sandbox/endpoint';
import type { StackEnvironment } from './stacks/stack';

/** Whose credentials are in use. */
export interface Caller {
  readonly accountId: string;
  readonly arn: string;
}

/**
 * Asks AWS, or the emulator, whose credentials are in use.
 *
 * @throws UserError if there are none or they are not accepted
 */
export async function whoAmI(environment: StackEnvironment, sandbox?: SandboxEndpoint): Promise<Caller> {
  // Loaded here because it takes longer than most commands, which do not need it.
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({
    region: environment.region,
    maxAttempts: 2,
    ...(sandbox && { endpoint: sandbox.url, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
  });
  try {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { accountId: Account, arn: Arn };
  } catch (error) {
    const reason = messageOf(error).split('\n')[0];
    throw sandbox === undefined
      ? new UserError(
          'LAYERS-ACCESS-001',
          `no AWS credentials for ${environment.name} (account ${environment.accountId}): ${reason}. ` +
            'Sign in, for example with `aws sso login`, and name the profile in AWS_PROFILE.',
        )
      : new UserError(
          'LAYERS-SANDBOX-006',
          `the emulator at ${sandbox.url} does not answer: ${reason}. Start it again: layers sandbox up`,
        );
  } finally {
    sts.destroy();
  }
}

/**
 * Makes sure that the credentials in use are of the environment's account. Where
 * Terraform assumes a role, the caller may be of another account, and Terraform
 * itself checks what it gets.
 *
 * @throws UserError if they are of another account, or there are none
 */
export async function requireAccount(
  environment: StackEnvironment,
  sandbox?: SandboxEndpoint,
): Promise<void> {
  const caller = await whoAmI(environment, sandbox);
  if (environment.assumesRole || caller.accountId === environment.accountId) return;
  throw new UserError(
    'LAYERS-ACCESS-002',
    `${environment.name} lives in account ${environment.accountId}, and the credentials in use are of account ${caller.accountId} (${caller.arn}). ` +
      'Nothing was run. Use credentials of that account, for example by naming their profile in AWS_PROFILE.',
  );
}
