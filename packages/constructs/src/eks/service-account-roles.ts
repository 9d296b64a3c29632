import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { PolicyDocument } from '../identity/policy-document';
import type { OidcProvider } from './oidc-provider';
import { apiPolicies } from './policies/api';
import { clusterAutoscalerPolicies } from './policies/cluster-autoscaler';
import { certManagerPolicies, externalDnsPolicies } from './policies/dns';
import { externalSecretsPolicies } from './policies/external-secrets';
import { loadBalancerControllerPolicies } from './policies/load-balancer-controller';
import { logShippingPolicies } from './policies/observability';
import { vaultPolicies } from './policies/vault';
import { ServiceAccountRole } from './service-account-role';
import { serviceAccounts } from './service-accounts';
import { volumeKeyUse } from './volumes-key';

export interface ServiceAccountRolesProps {
  readonly environment: Environment;
  readonly oidc: OidcProvider;
  /** Encrypts the volumes of nodes and pods. */
  readonly volumesKey: EncryptionKey;
  /** Opens Vault's seal. */
  readonly unsealKey: EncryptionKey;
  /** Where the logs of containers go. */
  readonly containerLogGroupArn: string;
}

type Rights = Pick<ConstructorParameters<typeof ServiceAccountRole>[2], 'policies' | 'managedPolicies'>;
type Names = keyof typeof serviceAccounts;

/** One role for each service account of the table, with what it needs and no more. */
export class ServiceAccountRoles {
  readonly #arns: Readonly<Record<Names, string>>;

  constructor(scope: Construct, props: ServiceAccountRolesProps) {
    const { environment, oidc } = props;
    const entries = Object.entries(rightsOf(props)).map(([key, { name, ...rights }]) => [
      key,
      new ServiceAccountRole(scope, name, {
        name: resourceName(environment, name),
        oidc,
        serviceAccount: serviceAccounts[key as Names],
        ...rights,
      }).arn,
    ]);
    this.#arns = Object.fromEntries(entries);
  }

  /** ARN of the role of a service account. */
  arn(serviceAccount: Names): string {
    return this.#arns[serviceAccount];
  }
}

/** What each role is called, and what it may do. */
function rightsOf(props: ServiceAccountRolesProps): Record<Names, Rights & { readonly name: string }> {
  const { environment, volumesKey, unsealKey, containerLogGroupArn } = props;
  return {
    api: { name: 'service-account', policies: apiPolicies(environment) },
    clusterAutoscaler: { name: 'cluster-autoscaler', policies: clusterAutoscalerPolicies(environment) },
    loadBalancerController: {
      name: 'load-balancer-controller',
      policies: loadBalancerControllerPolicies(environment),
    },
    externalSecrets: { name: 'external-secrets', policies: externalSecretsPolicies(environment) },
    externalDns: { name: 'external-dns', policies: externalDnsPolicies(environment) },
    certManager: { name: 'cert-manager', policies: certManagerPolicies(environment) },
    logShipping: { name: 'log-shipping', policies: logShippingPolicies(containerLogGroupArn) },
    vault: { name: 'vault', policies: vaultPolicies(unsealKey.arn) },
    ebsCsi: {
      name: 'ebs-csi',
      policies: { volumes: new PolicyDocument(volumeKeyUse(environment, volumesKey.arn)) },
      // What the driver needs of EC2 is AWS's to know. Source: EKS user guide, "Store Kubernetes volumes with Amazon EBS".
      managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'],
    },
    cloudwatchAgent: {
      name: 'cloudwatch-agent',
      // Source: CloudWatch user guide, "Install the CloudWatch agent by using the Amazon CloudWatch Observability EKS add-on".
      managedPolicies: ['CloudWatchAgentServerPolicy'],
    },
  };
}
