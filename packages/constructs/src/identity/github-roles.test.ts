import { describe, expect, it } from '@jest/globals';
import type { Attributes } from '../testing/synthesized';
import { synthesizeConstruct } from '../testing/synthesized';
import { testEnvironment } from '../testing/test-environment';
import { GithubProvider } from './github-provider';
import { GithubRoles } from './github-roles';
import { PermissionsBoundary } from './permissions-boundary';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Attributes;
}

const repository = 'diet-game/infrastructure';
const github = { security: { identity: { githubRepository: repository } } };
const neighbours = [testEnvironment(github), testEnvironment({ name: 'staging', ...github })];

const layer = synthesizeConstruct(
  (scope, { environment }) => {
    const provider = new GithubProvider(scope, 'github');
    const boundary = new PermissionsBoundary(scope, 'boundary', {
      accountId: '123456789012',
      environments: neighbours,
    });
    new GithubRoles(scope, 'test', {
      environment,
      repository,
      neighbours,
      providerArn: provider.arn,
      boundaryArn: boundary.arn,
    });
  },
  { environment: github },
);

const parse = (text: unknown) => JSON.parse(String(text)) as { Statement: Statement[] };
const statement = (address: string, sid: string) => {
  const found = parse(layer.resource(address).policy).Statement.find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid}`);
  return found;
};
const trustOf = (role: string) => parse(layer.resource(`aws_iam_role.${role}`).assume_role_policy).Statement;
const roles = ['test', 'staging'].flatMap((name) =>
  ['plan', 'apply'].map((verb) => `arn:aws:iam::123456789012:role/diet-game-${name}-${verb}`),
);

describe('GithubProvider', () => {
  it('believes the tokens of GitHub that are meant for AWS', () => {
    expect(layer.resource('aws_iam_openid_connect_provider.github')).toMatchObject({
      url: 'https://token.actions.githubusercontent.com',
      client_id_list: ['sts.amazonaws.com'],
    });
  });
});

describe('GithubRoles', () => {
  it.each([
    ['test_plan', [`repo:${repository}:environment:test`, `repo:${repository}:pull_request`]],
    ['test_apply', [`repo:${repository}:environment:test`]],
  ])('%s trusts exactly these workflows', (role, sub) => {
    expect(trustOf(role)).toEqual([
      {
        Sid: 'TokenHolderAssumesRole',
        Effect: 'Allow',
        Principal: { Federated: ['${aws_iam_openid_connect_provider.github.arn}'] },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:sub': sub,
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          },
        },
      },
    ]);
  });

  it('are both bounded', () => {
    for (const role of ['plan', 'apply']) {
      expect(layer.resource(`aws_iam_role.test_${role}`)).toMatchObject({
        name: `diet-game-test-${role}`,
        permissions_boundary: '${aws_iam_policy.boundary.arn}',
      });
    }
  });

  it('plan reads, locks the states of its environment, and sees no data', () => {
    expect(layer.resource('aws_iam_role_policy_attachment.test_plan_readonlyaccess').policy_arn).toBe(
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    );
    const allowed = parse(layer.resource('aws_iam_role_policy.test_plan_state').policy).Statement;
    const bucket = 'arn:aws:s3:::diet-game-state-123456789012-us-east-1';

    expect(allowed.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['s3:ListBucket'], [bucket]],
      [['s3:GetObject'], [`${bucket}/test/*`]],
      [['s3:PutObject', 's3:DeleteObject'], [`${bucket}/test/*.tflock`]],
      [['kms:Decrypt', 'kms:GenerateDataKey'], ['arn:aws:kms:us-east-1:123456789012:key/*']],
    ]);
    expect(allowed[3]?.Condition).toEqual({
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/diet-game-state' },
    });
    expect(statement('aws_iam_role_policy.test_plan_no_data', 'NoSecretsAndLogs')).toMatchObject({
      Effect: 'Deny',
      Action: expect.arrayContaining(['secretsmanager:GetSecretValue', 'ssm:GetParameter*']),
    });
  });

  it("apply manages the environment's own roles, and writes no other state, nor the bootstrap's", () => {
    expect(statement('aws_iam_role_policy.test_apply_identities', 'ManageOwnIdentities').Resource).toEqual(
      ['instance-profile', 'policy', 'role'].map(
        (kind) => `arn:aws:iam::123456789012:${kind}/diet-game-test-*`,
      ),
    );
    expect(statement('aws_iam_role_policy.test_apply_other_states', 'KeepOtherStates')).toMatchObject({
      Effect: 'Deny',
      Action: ['s3:DeleteObject', 's3:PutObject'],
      Resource: [
        'arn:aws:s3:::diet-game-state-123456789012-us-east-1/test/bootstrap.tfstate',
        'arn:aws:s3:::diet-game-state-123456789012-us-east-1/staging/*',
      ],
    });
  });
});

describe('PermissionsBoundary', () => {
  const boundaryArn = 'arn:aws:iam::123456789012:policy/diet-game-boundary';
  const denied = (sid: string) => statement('aws_iam_policy.boundary', sid);

  it('fits into a managed policy', () => {
    // Source: IAM user guide, "IAM and AWS STS quotas": 6,144 characters.
    expect(String(layer.resource('aws_iam_policy.boundary').policy).length).toBeLessThan(6144);
  });

  it('allows by one statement, and takes away by all others', () => {
    const { Statement } = parse(layer.resource('aws_iam_policy.boundary').policy);

    expect(Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Sid }) => Sid)).toEqual([
      'WhatPoliciesGrant',
    ]);
  });

  it('keeps itself, the roles and the provider as they are', () => {
    expect(denied('KeepTheBoundary')).toMatchObject({
      Action: expect.arrayContaining(['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion']),
      Resource: [boundaryArn],
    });
    expect(denied('KeepTheRoles')).toMatchObject({
      Action: expect.arrayContaining(['iam:PutRole*', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy']),
      Resource: roles,
    });
    expect(denied('KeepTheProvider').Resource).toEqual([
      'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    ]);
  });

  it('lets no role be made, or given rights, that does not carry it', () => {
    expect(denied('BoundNewRoles')).toMatchObject({
      Action: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
      ],
      Resource: ['*'],
      Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundaryArn } },
    });
    expect(denied('KeepRolesBounded').Action).toEqual(['iam:DeleteRolePermissionsBoundary']);
  });

  it('keeps the state bucket and its key', () => {
    expect(denied('KeepStateBuckets')).toMatchObject({
      Action: expect.arrayContaining(['s3:DeleteBucket*', 's3:PutBucket*', 's3:DeleteObjectVersion']),
      Resource: expect.arrayContaining(['arn:aws:s3:::diet-game-state-123456789012-us-east-1']),
    });
    expect(denied('KeepStateKeys').Condition).toEqual({
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/diet-game-state'] },
    });
  });
});
