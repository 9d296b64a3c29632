import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { Construct } from 'constructs';
import { aliasOf } from '../bootstrap/state-store';
import type { Environment } from '../environment/environment';
import { permissionsBoundaryName, type StateStore, stateStore } from '../environment/names';
import { githubProviderArn } from './github-provider';
import { githubRoleArns } from './github-role-names';
import { PolicyDocument, type PolicyStatement } from './policy-document';

export interface PermissionsBoundaryProps {
  readonly accountId: string;
  /** The environments of the account. */
  readonly environments: readonly Environment[];
}

/**
 * What no role of GitHub's workflows can ever do, whatever policies it is given, nor
 * any role that it makes: change this boundary, its own roles or whom they trust, make
 * a role that is not bounded, or destroy what the states are kept in.
 *
 * A boundary grants nothing. What a role may do is what its policies and the boundary
 * both allow. Source: IAM user guide, "Permissions boundaries for IAM entities".
 */
export class PermissionsBoundary extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { accountId, environments }: PermissionsBoundaryProps) {
    super(scope, id);
    const boundaryArn = `arn:aws:iam::${accountId}:policy/${permissionsBoundaryName}`;
    const stores = environments.filter(({ state }) => state.backend === 's3').map(stateStore);
    const policy = new IamPolicy(this, 'iam_policy', {
      name: permissionsBoundaryName,
      description: 'Bounds the roles of GitHub workflows and all roles that they make',
      policy: new PolicyDocument([
        {
          sid: 'WhatPoliciesGrant',
          actions: ['*'],
          resources: ['*'],
          wildcardReason: 'A boundary grants nothing; what follows is what it takes away.',
        },
        ...keepIdentities(boundaryArn, environments, accountId),
        ...boundNewRoles(boundaryArn),
        ...keepStates(stores, accountId),
      ]).toJson(),
      tags: { Name: permissionsBoundaryName },
    });
    this.arn = policy.arn;
  }
}

function keepIdentities(
  boundaryArn: string,
  environments: readonly Environment[],
  accountId: string,
): PolicyStatement[] {
  return [
    {
      sid: 'KeepTheBoundary',
      effect: 'Deny',
      actions: [
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:SetDefaultPolicyVersion',
      ],
      resources: [boundaryArn],
    },
    {
      sid: 'KeepTheRoles',
      effect: 'Deny',
      actions: [
        'iam:AttachRolePolicy',
        'iam:DeleteRole*',
        'iam:DetachRolePolicy',
        'iam:PassRole',
        'iam:PutRole*',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole*',
      ],
      resources: environments.flatMap(githubRoleArns),
    },
    {
      sid: 'KeepTheProvider',
      effect: 'Deny',
      actions: [
        'iam:AddClientIDToOpenIDConnectProvider',
        'iam:DeleteOpenIDConnectProvider',
        'iam:RemoveClientIDFromOpenIDConnectProvider',
        'iam:UpdateOpenIDConnectProviderThumbprint',
      ],
      resources: [githubProviderArn(accountId)],
    },
    {
      sid: 'NoLastingCredentials',
      effect: 'Deny',
      actions: [
        'iam:Attach*User*',
        'iam:AttachGroupPolicy',
        'iam:AddUserToGroup',
        'iam:CreateAccessKey',
        'iam:CreateLoginProfile',
        'iam:CreateSAMLProvider',
        'iam:CreateServiceSpecificCredential',
        'iam:CreateUser',
        'iam:PutGroupPolicy',
        'iam:PutUserPolicy',
        'iam:UpdateLoginProfile',
      ],
      resources: ['*'],
    },
  ];
}

/** A role that these roles make, or give rights to, carries the boundary, and keeps it. */
function boundNewRoles(boundaryArn: string): PolicyStatement[] {
  return [
    {
      sid: 'BoundNewRoles',
      effect: 'Deny',
      actions: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
      ],
      resources: ['*'],
      conditions: { StringNotEquals: { 'iam:PermissionsBoundary': boundaryArn } },
    },
    {
      sid: 'KeepRolesBounded',
      effect: 'Deny',
      actions: ['iam:DeleteRolePermissionsBoundary'],
      resources: ['*'],
    },
  ];
}

function keepStates(stores: readonly StateStore[], accountId: string): PolicyStatement[] {
  if (stores.length === 0) return [];
  const buckets = [...new Set(stores.map(({ bucket }) => `arn:aws:s3:::${bucket}`))];
  const aliases = [...new Set(stores.flatMap((store) => aliasOf(store) ?? []))];
  return [
    {
      sid: 'KeepStateBuckets',
      effect: 'Deny',
      actions: [
        's3:DeleteBucket*',
        's3:DeleteObjectVersion',
        's3:PutBucket*',
        's3:PutEncryptionConfiguration',
        's3:PutLifecycleConfiguration',
      ],
      resources: buckets.flatMap((bucket) => [bucket, `${bucket}/*`, `${bucket}-logs`, `${bucket}-logs/*`]),
    },
    ...(aliases.length > 0 ? [keepKeys(aliases, accountId)] : []),
  ];
}

function keepKeys(aliases: readonly string[], accountId: string): PolicyStatement {
  return {
    sid: 'KeepStateKeys',
    effect: 'Deny',
    actions: [
      'kms:DeleteAlias',
      'kms:Disable*',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
      'kms:UpdateAlias',
    ],
    resources: [`arn:aws:kms:*:${accountId}:key/*`],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliases } },
  };
}
