import { PolicyDocument } from '../../identity/policy-document';

/** Opens Vault's own seal. Source: Vault's documentation, "AWS KMS seal", "Authentication". */
export function vaultPolicies(unsealKeyArn: string) {
  return {
    unseal: new PolicyDocument([
      {
        sid: 'OpenSeal',
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:DescribeKey'],
        resources: [unsealKeyArn],
      },
    ]),
  };
}
