import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { OriginGate } from './origin-gate';
import { originKeyHeader, originKeyReference } from './origin-key';
import { TemplateStack } from './template-stack';

export interface OriginKeySenderProps {
  readonly environment: Environment;
  /** What must accept the key before it is sent. */
  readonly gate: OriginGate;
  /** Provider of CloudFront's region. */
  readonly provider: TerraformProvider;
}

/**
 * The function of CloudFront that puts the origin key on every request, over whatever
 * the user has sent in its place.
 */
export class OriginKeySender extends TemplateStack {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, { environment, gate, provider }: OriginKeySenderProps) {
    const name = resourceName(environment, 'origin-key');
    super(scope, id, {
      name: resourceName(environment, 'origin-key-sender'),
      description: 'Puts the origin key on the requests of CloudFront',
      dependsOn: [gate.resource],
      provider,
      resources: {
        Sender: {
          Type: 'AWS::CloudFront::Function',
          Properties: {
            Name: name,
            AutoPublish: true,
            FunctionConfig: { Comment: 'Puts the origin key on every request', Runtime: 'cloudfront-js-2.0' },
            FunctionCode: functionCode(
              originKeyReference(environment, environment.security.originKeyGeneration),
            ),
          },
        },
      },
    });
    // Known from its name: an output would be unknown whenever the template changes, and
    // the plan would show the distribution as changing with it.
    this.functionArn = `arn:aws:cloudfront::${environment.access.accountId}:function/${name}`;
  }
}

function functionCode(key: string): string {
  return [
    'function handler(event) {',
    '  var request = event.request;',
    `  request.headers['${originKeyHeader}'] = { value: '${key}' };`,
    '  return request;',
    '}',
  ].join('\n');
}
