import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { PolicyDocument, serviceTrust } from './policy-document';
import { Role } from './role';

const layer = synthesizeConstruct((scope) => {
  new Role(scope, 'monitoring', {
    name: 'diet-game-test-monitoring',
    description: 'Watches',
    trust: serviceTrust('monitoring.rds.amazonaws.com', '123456789012'),
    policies: {
      'read-media': new PolicyDocument([
        { sid: 'ReadMedia', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::media/*'] },
      ]),
    },
    managedPolicies: ['service-role/AmazonRDSEnhancedMonitoringRole'],
    permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
  });
});

describe('Role', () => {
  it('has its trust, its boundary and a readable address', () => {
    expect(layer.resource('aws_iam_role.monitoring')).toMatchObject({
      name: 'diet-game-test-monitoring',
      permissions_boundary: 'arn:aws:iam::123456789012:policy/boundary',
      assume_role_policy: serviceTrust('monitoring.rds.amazonaws.com', '123456789012').toJson(),
    });
  });

  it('has one resource for each grant', () => {
    expect(layer.addresses()).toEqual([
      'aws_iam_role.monitoring',
      'aws_iam_role_policy.monitoring_read_media',
      'aws_iam_role_policy_attachment.monitoring_amazonrdsenhancedmonitoringrole',
    ]);
    expect(
      layer.resource('aws_iam_role_policy_attachment.monitoring_amazonrdsenhancedmonitoringrole').policy_arn,
    ).toBe('arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole');
  });

  it.each([
    ['is bounded', 'diet-game/infrastructure', 'arn:aws:iam::123456789012:policy/diet-game-boundary'],
    ['has no boundary of its own accord', undefined, undefined],
  ])('%s where GitHub applies the environment from %s', (_, githubRepository, expected) => {
    const bounded = synthesizeConstruct(
      (scope) => {
        new Role(scope, 'plain', {
          name: 'plain',
          description: 'Plain',
          trust: serviceTrust('ec2.amazonaws.com', '123456789012'),
        });
      },
      { environment: { security: { identity: { githubRepository } } } },
    );

    expect(bounded.resource('aws_iam_role.plain').permissions_boundary).toBe(expected);
  });
});
