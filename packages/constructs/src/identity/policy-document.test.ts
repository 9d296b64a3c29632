import { describe, expect, it } from '@jest/globals';
import { PolicyDocument, serviceTrust, webIdentityTrust } from './policy-document';

const read = { sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::media/*'] };

describe('webIdentityTrust', () => {
  it('wants both who holds the token and whom it is for', () => {
    const { Statement } = JSON.parse(
      webIdentityTrust('arn:aws:iam::123456789012:oidc-provider/issuer', 'issuer', {
        sub: 'system:serviceaccount:a:b',
        aud: 'sts.amazonaws.com',
      }).toJson(),
    );

    expect(Statement).toEqual([
      {
        Sid: 'TokenHolderAssumesRole',
        Effect: 'Allow',
        Principal: { Federated: ['arn:aws:iam::123456789012:oidc-provider/issuer'] },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: {
          StringEquals: { 'issuer:sub': 'system:serviceaccount:a:b', 'issuer:aud': 'sts.amazonaws.com' },
        },
      },
    ]);
  });
});

describe('PolicyDocument', () => {
  it('renders as AWS takes it', () => {
    expect(JSON.parse(new PolicyDocument([read]).toJson())).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::media/*'] },
      ],
    });
  });

  it.each([
    ['every action', { actions: ['*'] }, '"*"'],
    ['every action of a service', { actions: ['s3:GetObject', 's3:*'] }, '"s3:*"'],
    ['every resource', { resources: ['*'] }, '"*"'],
  ])('refuses %s without a reason', (_, change, wildcard) => {
    expect(() => new PolicyDocument([{ ...read, ...change }])).toThrow(
      `LAYERS-IAM-001: the policy statement Read allows ${wildcard} without saying why; name the actions and resources, or give a wildcardReason`,
    );
  });

  it('keeps the reasons that were given', () => {
    const document = new PolicyDocument([
      read,
      { ...read, sid: 'All', resources: ['*'], wildcardReason: 'Because.' },
    ]);

    expect(document.wildcardReasons).toEqual({ All: 'Because.' });
    expect(document.toJson()).not.toContain('Because.');
  });

  it('lets everything be denied', () => {
    const deny = new PolicyDocument([{ sid: 'Deny', effect: 'Deny', actions: ['s3:*'], resources: ['*'] }]);

    expect(JSON.parse(deny.toJson()).Statement[0]).toMatchObject({ Effect: 'Deny', Action: ['s3:*'] });
  });
});

describe('serviceTrust', () => {
  it('trusts one service on behalf of one account', () => {
    expect(JSON.parse(serviceTrust('ec2.amazonaws.com', '123456789012').toJson()).Statement).toEqual([
      {
        Sid: 'ServiceAssumesRole',
        Effect: 'Allow',
        Principal: { Service: ['ec2.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });
});
