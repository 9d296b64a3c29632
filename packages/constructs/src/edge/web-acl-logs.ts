import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { originKeyHeader } from './origin-key';
import type { WebAcl } from './web-acl';

export interface WebAclLogsProps {
  readonly environment: Environment;
  readonly webAcl: WebAcl;
  /** Encrypts the log group; its policy must let CloudWatch Logs in. */
  readonly key: EncryptionKey;
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** Headers that are secrets of users, or of the platform. */
const secretHeaders = ['authorization', 'cookie', originKeyHeader];

/** Records what a web ACL has blocked or counted, without what is secret in it. */
export class WebAclLogs extends Construct {
  constructor(scope: Construct, id: string, { environment, webAcl, key, provider }: WebAclLogsProps) {
    super(scope, id);
    // WAF delivers to names that begin so, and to no others.
    // Source: WAF developer guide, "Sending web ACL traffic logs to a CloudWatch Logs log group".
    const name = `aws-waf-logs-${webAcl.aclName}`;
    const group = new CloudwatchLogGroup(this, 'cloudwatch_log_group', {
      name,
      retentionInDays: environment.observability.logRetentionDays,
      kmsKeyId: key.arn,
      provider,
      tags: { Name: name },
    });
    new Wafv2WebAclLoggingConfiguration(this, 'wafv2_web_acl_logging_configuration', {
      resourceArn: webAcl.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
      loggingFilter: {
        defaultBehavior: 'DROP',
        filter: [
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            condition: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((action) => ({
              actionCondition: { action },
            })),
          },
        ],
      },
      provider,
    });
  }
}
