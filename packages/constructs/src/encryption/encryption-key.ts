import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { holdsData } from '../holds-data';
import { PolicyDocument, type PolicyStatement } from '../identity/policy-document';

export interface EncryptionKeyProps {
  readonly environment: Environment;
  /** Last part of the key's alias, and of its name. */
  readonly name: string;
  /** The key's alias, where it is not of the environment alone. @default `alias/` and the key's name */
  readonly alias?: string;
  readonly description: string;
  /** What AWS services may do with the key, beyond the account's own administration. @default nothing */
  readonly serviceStatements?: readonly PolicyStatement[];
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** A KMS key of the account's own, with rotation. What it encrypts is lost with it, so it is protected. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { environment, provider } = props;
    const { encryption } = environment.security;

    const policy = new PolicyDocument([
      {
        sid: 'AccountAdministersKey',
        principal: { arns: [`arn:aws:iam::${environment.access.accountId}:root`] },
        actions: ['kms:*'],
        resources: ['*'],
        wildcardReason:
          'A key policy is about its own key, and a key whose account cannot administer it is lost. ' +
          'Source: KMS developer guide, "Default key policy".',
      },
      ...(props.serviceStatements ?? []),
    ]);
    const key = new KmsKey(this, 'kms_key', {
      description: props.description,
      enableKeyRotation: true,
      rotationPeriodInDays: encryption.keyRotationDays,
      deletionWindowInDays: encryption.keyDeletionWindowDays,
      policy: policy.toJson(),
      provider,
      tags: { Name: resourceName(environment, props.name) },
    });
    holdsData(key, environment);
    new KmsAlias(this, 'kms_alias', {
      name: props.alias ?? `alias/${resourceName(environment, props.name)}`,
      targetKeyId: key.keyId,
      provider,
    });

    this.arn = key.arn;
  }
}

/** Lets CloudWatch Logs encrypt the log groups of one account and region. */
export function cloudWatchLogsStatement(region: string, accountId: string): PolicyStatement {
  return {
    sid: 'CloudWatchLogsEncrypts',
    principal: { services: [`logs.${region}.amazonaws.com`] },
    actions: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'kms:GenerateDataKey',
      'kms:DescribeKey',
    ],
    resources: ['*'],
    wildcardReason: 'A key policy is about its own key.',
    conditions: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${accountId}:log-group:*` },
    },
  };
}
