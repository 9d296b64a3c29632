import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { holdsData } from '../holds-data';
import { serviceTrust } from '../identity/policy-document';
import { Role } from '../identity/role';

export interface ClusterProps {
  readonly environment: Environment;
  /** Subnets of at least two zones, where the control plane puts its network interfaces. */
  readonly subnetIds: readonly string[];
  /** Encrypts the secrets of Kubernetes and the control plane's logs. */
  readonly key: EncryptionKey;
}

/** Every log that the control plane writes. Source: EKS user guide, "Send control plane logs to CloudWatch Logs". */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/**
 * The network of Kubernetes services, which only pods and nodes see. Outside of
 * 10.0.0.0/8, from which the VPCs are cut. Source: EKS API reference, `serviceIpv4Cidr`.
 */
const serviceCidr = '172.20.0.0/16';

/**
 * The EKS control plane. Its API is reached from inside the VPC, from outside only
 * by networks that are named; nobody administers it who is not named either.
 */
export class Cluster extends Construct {
  readonly clusterName: string;
  readonly endpoint: string;
  /** The certificate that the API's own is signed with, in base64. It is public. */
  readonly certificateAuthority: string;
  readonly version: string;
  /** The group that EKS makes for control plane and nodes, which talk to each other within it. */
  readonly securityGroupId: string;
  /** Who signs the tokens of service accounts, as a URL. */
  readonly issuerUrl: string;

  constructor(scope: Construct, id: string, { environment, subnetIds, key }: ClusterProps) {
    super(scope, id);
    const { containers } = environment.compute;

    const role = new Role(this, 'role', {
      name: resourceName(environment, 'cluster'),
      description: `Lets EKS run the control plane of ${containers.clusterName}`,
      trust: serviceTrust('eks.amazonaws.com', environment.access.accountId),
      managedPolicies: ['AmazonEKSClusterPolicy'],
    });
    const cluster = new EksCluster(this, 'eks_cluster', {
      name: containers.clusterName,
      version: containers.kubernetesVersion,
      roleArn: role.arn,
      enabledClusterLogTypes: logTypes,
      // The add-ons come with versions and settings of our own, so EKS must not install its defaults first.
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      vpcConfig: { subnetIds: [...subnetIds], ...endpointAccess(containers.publicEndpointCidrs) },
      kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: serviceCidr },
      encryptionConfig: { resources: ['secrets'], provider: { keyArn: key.arn } },
      // A version whose standard support ends is upgraded by EKS, not kept at six times the price.
      upgradePolicy: { supportType: 'STANDARD' },
      zonalShiftConfig: { enabled: containers.zonalShift },
      tags: { Name: containers.clusterName },
      dependsOn: [...role.grants, this.#createLogGroup(environment, key)],
    });
    holdsData(cluster, environment);

    this.clusterName = cluster.name;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.version = cluster.version;
    this.securityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.issuerUrl = cluster.identity.get(0).oidc.get(0).issuer;
  }

  /** The log group that EKS would otherwise make itself, unencrypted and without an end. */
  #createLogGroup(environment: Environment, key: EncryptionKey): CloudwatchLogGroup {
    const { clusterName } = environment.compute.containers;
    return new CloudwatchLogGroup(this, 'cloudwatch_log_group', {
      // EKS writes to this name and no other. Source: EKS user guide, "Send control plane logs to CloudWatch Logs".
      name: `/aws/eks/${clusterName}/cluster`,
      retentionInDays: environment.observability.logRetentionDays,
      kmsKeyId: key.arn,
      tags: { Name: resourceName(environment, 'cluster') },
    });
  }
}

function endpointAccess(publicCidrs: readonly string[]) {
  const isPublic = publicCidrs.length > 0;
  return {
    endpointPrivateAccess: true,
    endpointPublicAccess: isPublic,
    ...(isPublic && { publicAccessCidrs: [...publicCidrs] }),
  };
}
