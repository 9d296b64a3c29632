import type { Construct } from 'constructs';
import { type PolicyDocument, webIdentityTrust } from '../identity/policy-document';
import { Role } from '../identity/role';
import { audience, type OidcProvider } from './oidc-provider';
import type { ServiceAccount } from './service-accounts';

export interface ServiceAccountRoleProps {
  /** The role's name, unique in the account. */
  readonly name: string;
  /** Who issues the service account's tokens. */
  readonly oidc: OidcProvider;
  /** The one service account that may assume the role. */
  readonly serviceAccount: ServiceAccount;
  /** What it may do, by the name of the policy. @default nothing */
  readonly policies?: Readonly<Record<string, PolicyDocument>>;
  /** AWS managed policies, by their last part. @default none */
  readonly managedPolicies?: readonly string[];
}

/** The IAM role of one service account: its tokens alone, for STS alone, open it. */
export class ServiceAccountRole extends Role {
  constructor(
    scope: Construct,
    id: string,
    { name, oidc, serviceAccount, ...rights }: ServiceAccountRoleProps,
  ) {
    const subject = `system:serviceaccount:${serviceAccount.namespace}:${serviceAccount.name}`;
    super(scope, id, {
      name,
      description: `What the service account ${serviceAccount.namespace}/${serviceAccount.name} may do`,
      trust: webIdentityTrust(oidc.arn, oidc.issuer, { sub: subject, aud: audience }),
      ...rights,
    });
  }
}
