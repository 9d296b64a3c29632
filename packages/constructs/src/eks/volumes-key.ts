import type { Environment } from '../environment/environment';
import { homeRegion } from '../environment/names';
import type { PolicyStatement } from '../identity/policy-document';

/** What EC2 needs of a key to make and attach volumes that it encrypts. Source: EBS user guide, "Requirements for Amazon EBS encryption". */
export const volumeActions = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

/**
 * Lets Auto Scaling start instances whose volumes a key encrypts. Its service-linked
 * role is named by a condition, not as the principal: KMS refuses a principal that
 * does not exist, and a new account has the role only once it has its first group.
 * Source: Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes".
 */
export function autoScalingVolumesStatements({ access }: Environment): PolicyStatement[] {
  const role =
    `arn:aws:iam::${access.accountId}:role/aws-service-role/` +
    'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';
  const onlyAutoScaling = {
    StringEquals: { 'kms:CallerAccount': access.accountId, 'aws:PrincipalArn': role },
  };
  return [
    {
      sid: 'AutoScalingEncryptsVolumes',
      principal: { everyone: true },
      actions: volumeActions,
      resources: ['*'],
      wildcardReason: 'A key policy is about its own key.',
      conditions: onlyAutoScaling,
    },
    {
      sid: 'AutoScalingLendsKeyToEc2',
      principal: { everyone: true },
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      wildcardReason: 'A key policy is about its own key.',
      conditions: { ...onlyAutoScaling, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

/** What a role needs to make encrypted volumes with a key, through EC2 only. */
export function volumeKeyUse(environment: Environment, keyArn: string): PolicyStatement[] {
  const throughEc2 = { 'kms:ViaService': `ec2.${homeRegion(environment)}.amazonaws.com` };
  return [
    {
      sid: 'EncryptVolumes',
      actions: volumeActions,
      resources: [keyArn],
      conditions: { StringEquals: throughEc2 },
    },
    {
      sid: 'LendKeyToEc2',
      actions: ['kms:CreateGrant'],
      resources: [keyArn],
      conditions: { StringEquals: throughEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}
