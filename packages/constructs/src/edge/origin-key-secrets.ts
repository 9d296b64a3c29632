import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { cloudFrontRegion } from './hostnames';
import { acceptedGenerations, originKeySecretName } from './origin-key';
import { TemplateStack } from './template-stack';

export interface OriginKeySecretsProps {
  readonly environment: Environment;
  /** Encrypts the secrets; in CloudFront's region. */
  readonly key: EncryptionKey;
  /** Provider of CloudFront's region. */
  readonly provider: TerraformProvider;
}

/** The generations of the origin key, which Secrets Manager makes up, where CloudFront and each load balancer can be given them. */
export class OriginKeySecrets extends TemplateStack {
  constructor(scope: Construct, id: string, { environment, key, provider }: OriginKeySecretsProps) {
    super(scope, id, {
      name: resourceName(environment, 'origin-key'),
      description: 'Key by which the load balancers know CloudFront',
      provider,
      resources: Object.fromEntries(
        acceptedGenerations(environment).map((generation) => [
          `Generation${generation}`,
          {
            Type: 'AWS::SecretsManager::Secret',
            Properties: {
              Name: originKeySecretName(environment, generation),
              Description: `Origin key of ${environment.name}, generation ${generation}`,
              KmsKeyId: key.arn,
              // Letters and digits only: ALB takes * and ? for wildcards, and the function has it in quotes.
              GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
              ...replicaRegions(environment),
            },
          },
        ]),
      ),
    });
  }
}

/** Where else the key is needed: at the environment's own load balancer, and at that of its stand-in. */
function replicaRegions({ cloud, disasterRecovery }: Environment) {
  const regions = disasterRecovery.role === 'primary' ? cloud.regions : cloud.regions.slice(0, 1);
  const others = regions.filter((region) => region !== cloudFrontRegion);
  return others.length > 0 ? { ReplicaRegions: others.map((Region) => ({ Region })) } : {};
}
