import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { PolicyDocument, type PolicyStatement } from '../identity/policy-document';

export interface AlarmTopicProps {
  readonly environment: Environment;
  /** The layer whose alarms arrive here. */
  readonly layer: string;
  /** Encrypts the messages; its policy must let CloudWatch in: {@link alarmsStatement}. */
  readonly key: EncryptionKey;
  /** Provider of the region whose alarms arrive here. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** Where the alarms of a layer arrive, and who hears of them. */
export class AlarmTopic extends Construct {
  readonly arn: string;
  /** The region's provider: an alarm reaches only a topic of its own region. */
  readonly provider: TerraformProvider | undefined;

  constructor(scope: Construct, id: string, { environment, layer, key, provider }: AlarmTopicProps) {
    super(scope, id);
    const name = resourceName(environment, layer, 'alarms');

    const topic = new SnsTopic(this, 'sns_topic', {
      name,
      kmsMasterKeyId: key.arn,
      provider,
      tags: { Name: name },
    });
    new SnsTopicPolicy(this, 'sns_topic_policy', {
      arn: topic.arn,
      policy: new PolicyDocument([
        {
          sid: 'AlarmsPublish',
          principal: { services: ['cloudwatch.amazonaws.com'] },
          actions: ['sns:Publish'],
          resources: [topic.arn],
          conditions: { StringEquals: { 'aws:SourceAccount': environment.access.accountId } },
        },
      ]).toJson(),
      provider,
    });
    environment.observability.alarmEmails.forEach((address, index) => {
      new SnsTopicSubscription(this, `email_${index + 1}`, {
        topicArn: topic.arn,
        protocol: 'email',
        endpoint: address,
        provider,
      });
    });
    this.arn = topic.arn;
    this.provider = provider;
  }
}

/** Lets CloudWatch's alarms publish to topics that a key encrypts. */
export function alarmsStatement(accountId: string): PolicyStatement {
  return {
    sid: 'AlarmsEncrypt',
    principal: { services: ['cloudwatch.amazonaws.com'] },
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    wildcardReason: 'A key policy is about its own key.',
    conditions: { StringEquals: { 'aws:SourceAccount': accountId } },
  };
}
