import { UserError } from '../user-error';

/** Who a statement of a resource policy is about. */
export interface Principal {
  /** AWS services: `vpc-flow-logs.amazonaws.com`. */
  readonly services?: readonly string[];
  /** ARNs of accounts, roles or users. */
  readonly arns?: readonly string[];
  /** ARNs of identity providers, for those who come with a token. */
  readonly federated?: readonly string[];
  /** Anybody at all; for statements that refuse. @default false */
  readonly everyone?: boolean;
}

/** One statement of a policy. */
export interface PolicyStatement {
  /** What the statement is for, in CamelCase. */
  readonly sid: string;
  /** @default Allow */
  readonly effect?: 'Allow' | 'Deny';
  /** Only in resource policies. @default none */
  readonly principal?: Principal;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Conditions, by operator and key. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Why the statement needs `*` as an action or a resource. Required where it does. */
  readonly wildcardReason?: string;
}

/**
 * An IAM policy document that allows no more than it says: `*` as an action, as
 * all actions of a service, or as a resource needs a reason.
 */
export class PolicyDocument {
  /** @throws UserError if an allowing statement has a wildcard and no reason */
  constructor(readonly statements: readonly PolicyStatement[]) {
    for (const statement of statements) refuseSilentWildcard(statement);
  }

  /** The reasons given for wildcards, by statement. */
  get wildcardReasons(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.statements.flatMap(({ sid, wildcardReason }) =>
        wildcardReason === undefined ? [] : [[sid, wildcardReason]],
      ),
    );
  }

  /** The document as JSON, as AWS takes it. */
  toJson(): string {
    return JSON.stringify({ Version: '2012-10-17', Statement: this.statements.map(render) });
  }
}

/** The trust policy of a role that one AWS service assumes on behalf of one account. */
export function serviceTrust(service: string, accountId: string): PolicyDocument {
  return new PolicyDocument([
    {
      sid: 'ServiceAssumesRole',
      principal: { services: [service] },
      actions: ['sts:AssumeRole'],
      resources: [],
      conditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
  ]);
}

/**
 * The trust policy of a role for those who come with a token of an identity
 * provider, of which each claim must be exactly as given: `sub` and `aud` at least.
 */
export function webIdentityTrust(
  providerArn: string,
  issuer: string,
  claims: { readonly sub: string | readonly string[]; readonly aud: string },
): PolicyDocument {
  return new PolicyDocument([
    {
      sid: 'TokenHolderAssumesRole',
      principal: { federated: [providerArn] },
      actions: ['sts:AssumeRoleWithWebIdentity'],
      resources: [],
      conditions: { StringEquals: { [`${issuer}:sub`]: claims.sub, [`${issuer}:aud`]: claims.aud } },
    },
  ]);
}

function refuseSilentWildcard({ sid, effect, actions, resources, wildcardReason }: PolicyStatement): void {
  const wildcard =
    actions.find((action) => action === '*' || action.endsWith(':*')) ??
    resources.find((resource) => resource === '*');
  if (effect !== 'Deny' && wildcard !== undefined && wildcardReason === undefined) {
    throw new UserError(
      'LAYERS-IAM-001',
      `the policy statement ${sid} allows ${JSON.stringify(wildcard)} without saying why; ` +
        'name the actions and resources, or give a wildcardReason',
    );
  }
}

function render(statement: PolicyStatement) {
  const { sid, effect = 'Allow', principal, actions, resources, conditions } = statement;
  return {
    Sid: sid,
    Effect: effect,
    Principal: principal && renderPrincipal(principal),
    Action: actions,
    Resource: resources.length > 0 ? resources : undefined,
    Condition: conditions,
  };
}

function renderPrincipal({ services, arns, federated, everyone }: Principal) {
  if (everyone === true) return '*';
  return {
    ...(services && { Service: services }),
    ...(arns && { AWS: arns }),
    ...(federated && { Federated: federated }),
  };
}
