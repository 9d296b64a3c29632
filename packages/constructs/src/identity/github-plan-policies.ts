import { aliasOf } from '../bootstrap/state-store';
import type { Environment } from '../environment/environment';
import { project, type StateStore, stateStore } from '../environment/names';
import { PolicyDocument, type PolicyStatement } from './policy-document';

/** What planning an environment takes beside reading the account, and what it does not take. */
export function githubPlanPolicies(environment: Environment): Readonly<Record<string, PolicyDocument>> {
  return {
    ...(environment.state.backend === 's3' && { state: new PolicyDocument(readState(environment)) }),
    'no-data': new PolicyDocument([
      {
        sid: 'NoObjects',
        effect: 'Deny',
        actions: ['s3:GetObject*'],
        resources: [`arn:aws:s3:::${project}-${environment.name}-*/*`],
      },
      {
        // ReadOnlyAccess lets all this be read, and no plan does.
        sid: 'NoSecretsAndLogs',
        effect: 'Deny',
        actions: [
          'logs:FilterLogEvents',
          'logs:GetLogEvents',
          'logs:GetQueryResults',
          'logs:StartQuery',
          'secretsmanager:GetSecretValue',
          'ssm:GetParameter*',
        ],
        resources: ['*'],
      },
    ]),
  };
}

/** Reads the environment's states, and writes nothing but their locks. */
function readState(environment: Environment): PolicyStatement[] {
  const store = stateStore(environment);
  const bucket = `arn:aws:s3:::${store.bucket}`;
  return [
    { sid: 'ListStates', actions: ['s3:ListBucket'], resources: [bucket] },
    { sid: 'ReadStates', actions: ['s3:GetObject'], resources: [`${bucket}/${environment.name}/*`] },
    {
      sid: 'LockStates',
      actions: ['s3:PutObject', 's3:DeleteObject'],
      resources: [`${bucket}/${environment.name}/*.tflock`],
    },
    useStateKey(store, environment.access.accountId),
  ];
}

/** An alias is no resource of a policy, and the key's id is not known in advance. */
function useStateKey(store: StateStore, accountId: string): PolicyStatement {
  const alias = aliasOf(store);
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
  if (alias === undefined) return { sid: 'UseStateKey', actions, resources: [store.kmsKeyArn] };
  return {
    sid: 'UseStateKey',
    actions,
    resources: [`arn:aws:kms:${store.region}:${accountId}:key/*`],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } },
  };
}
