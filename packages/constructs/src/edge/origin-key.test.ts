import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { type Attributes, synthesizeConstruct } from '../testing/synthesized';
import type { LoadBalancer } from './load-balancer';
import { OriginGate } from './origin-gate';
import { OriginKeySecrets } from './origin-key-secrets';
import { OriginKeySender } from './origin-key-sender';

type Changes = Partial<EnvironmentChanges>;
type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: Attributes }>>;

const standby: Changes = {
  cloud: { regions: ['us-west-2', 'us-east-1'], availabilityZones: ['us-west-2a', 'us-west-2b'] },
  disasterRecovery: { role: 'standby', primary: 'main' },
};

const synthesize = (environment: Changes = {}) =>
  synthesizeConstruct(
    (layer, { environment: described }) => {
      const provider = layer.providerIn('us-east-1');
      const isStandby = described.disasterRecovery.role === 'standby';
      const key = new EncryptionKey(layer, 'key', {
        environment: described,
        name: 'cdn',
        description: 'CDN',
        provider,
      });
      const gate = new OriginGate(layer, 'gate', {
        environment: described,
        loadBalancer: { httpsListenerArn: 'arn:listener' } as LoadBalancer,
        targetGroupArn: 'arn:targets',
        secrets: isStandby
          ? undefined
          : new OriginKeySecrets(layer, 'secrets', { environment: described, key, provider }),
      });
      new OriginKeySender(layer, 'sender', { environment: described, gate, provider });
    },
    { environment },
  );

type Layer = ReturnType<typeof synthesize>;

const resourcesOf = (layer: Layer, stack: string): Resources =>
  JSON.parse(String(layer.resource(`aws_cloudformation_stack.${stack}`).template_body)).Resources;

const referencesIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/\{\{resolve:secretsmanager:([^:]+):SecretString\}\}/g)].map(
    ([, name = '']) => name,
  );

const atGeneration = (originKeyGeneration: number) => {
  const layer = synthesize({ security: { originKeyGeneration } });
  return {
    made: Object.values(resourcesOf(layer, 'secrets')).map(({ Properties }) => Properties.Name),
    accepted: referencesIn(resourcesOf(layer, 'gate')),
    sent: referencesIn(resourcesOf(layer, 'sender')),
  };
};

describe('the origin key', () => {
  it('is made up by Secrets Manager, and put in its places by CloudFormation alone', () => {
    const layer = synthesize();

    expect(layer.count('aws_secretsmanager_secret')).toBe(0);
    expect(resourcesOf(layer, 'secrets').Generation1).toEqual({
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        Name: 'diet-game/test/origin-key/1',
        Description: 'Origin key of test, generation 1',
        KmsKeyId: '${aws_kms_key.key.arn}',
        GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
      },
    });
    expect(resourcesOf(layer, 'gate')).toEqual({
      FromCloudFront: {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: {
          ListenerArn: 'arn:listener',
          Priority: 1,
          Conditions: [
            {
              Field: 'http-header',
              HttpHeaderConfig: {
                HttpHeaderName: 'x-origin-key',
                Values: [
                  '{{resolve:secretsmanager:diet-game/test/origin-key/1:SecretString}}',
                  '{{resolve:secretsmanager:diet-game/test/origin-key/2:SecretString}}',
                ],
              },
            },
          ],
          Actions: [{ Type: 'forward', TargetGroupArn: 'arn:targets' }],
        },
      },
    });
  });

  it('takes the place of whatever a user has sent under its name', () => {
    const { Sender } = resourcesOf(synthesize(), 'sender');
    const handler = new Function(`${String(Sender?.Properties.FunctionCode)}; return handler;`)() as (
      event: object,
    ) => unknown;
    const request = { headers: { host: { value: 'a' }, 'x-origin-key': { value: 'forged' } } };

    expect(handler({ request })).toEqual({
      headers: {
        host: { value: 'a' },
        'x-origin-key': {
          value: '{{resolve:secretsmanager:diet-game/test/origin-key/1:SecretString}}',
        },
      },
    });
    expect(Sender?.Properties).toMatchObject({
      Name: 'diet-game-test-origin-key',
      AutoPublish: true,
      FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    });
  });

  it('is there before it is accepted, and accepted before it is sent', () => {
    const layer = synthesize();
    const dependencies = (stack: string) => layer.resource(`aws_cloudformation_stack.${stack}`).depends_on;

    expect(dependencies('gate')).toEqual(['aws_cloudformation_stack.secrets']);
    expect(dependencies('sender')).toEqual(['aws_cloudformation_stack.gate']);
  });

  it('rotates without an outage, whoever learns of it first', () => {
    const [before, after] = [atGeneration(7), atGeneration(8)];

    expect(after.sent).toEqual(['diet-game/test/origin-key/8']);
    expect(before.accepted).toEqual(expect.arrayContaining(after.sent));
    expect(after.accepted).toEqual(expect.arrayContaining(before.sent));
    expect(after.made).toEqual(after.accepted);
    expect(after.accepted).toHaveLength(3);
  });

  it("is the primary's at its stand-in, whose load balancer the primary's distribution calls too", () => {
    const layer = synthesize(standby);

    expect(layer.addresses('aws_cloudformation_stack')).toEqual([
      'aws_cloudformation_stack.gate',
      'aws_cloudformation_stack.sender',
    ]);
    expect(referencesIn(resourcesOf(layer, 'gate'))).toEqual([
      'diet-game/main/origin-key/1',
      'diet-game/main/origin-key/2',
    ]);
    expect(referencesIn(resourcesOf(layer, 'sender'))).toEqual(['diet-game/main/origin-key/1']);
  });

  it.each<[string, Changes, readonly string[]]>([
    ["at CloudFront's region alone, where the load balancer is too", {}, []],
    ['at the second region of a primary', { disasterRecovery: { role: 'primary' } }, ['us-west-2']],
    [
      'at the load balancer, where that is elsewhere',
      { cloud: { regions: ['eu-west-1', 'eu-west-2'], availabilityZones: ['eu-west-1a', 'eu-west-1b'] } },
      ['eu-west-1'],
    ],
  ])('is %s', (_, environment, regions) => {
    const layer = synthesize(environment);
    const secret = resourcesOf(layer, 'secrets').Generation1;
    const replicas = (secret?.Properties.ReplicaRegions ?? []) as readonly { readonly Region: string }[];

    expect(replicas.map(({ Region }) => Region)).toEqual(regions);
  });
});
