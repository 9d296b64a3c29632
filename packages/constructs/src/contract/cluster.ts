import { type ContractOutput, defineContract, list, string } from './contract';
import { arn, base64, ec2Id, kubernetesVersion, name, url, urlPath } from './formats';

/** The ARN of a role, by its name's last part. */
const role = (lastPart: string, purpose: string): ContractOutput<'string'> =>
  string({
    description: `Role ${purpose}.`,
    format: arn('iam'),
    example: `arn:aws:iam::111122223333:role/diet-game-production-${lastPart}`,
  });

/** The role of one service account of the table in `eks/service-accounts.ts`. */
const accountRole = (lastPart: string, whose: string) => role(lastPart, `of the service account of ${whose}`);

const key = (purpose: string, id: string): ContractOutput<'string'> =>
  string({
    description: `KMS key that ${purpose}.`,
    format: arn('kms'),
    example: `arn:aws:kms:us-east-1:111122223333:key/${id}`,
  });

/** What the cluster layer promises: how to reach the cluster, its nodes, its keys, and the roles of what runs there. */
export const cluster = defineContract('cluster', 2, {
  clusterName: string({
    description: 'Name of the EKS cluster.',
    format: name,
    example: 'diet-game-cluster',
  }),
  clusterEndpoint: string({
    description: 'Address of the Kubernetes API.',
    format: url,
    example: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com',
  }),
  clusterCertificateAuthority: string({
    description: "Certificate that the Kubernetes API's own is signed with, in base64; it is public.",
    format: base64,
    example: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==',
  }),
  kubernetesVersion: string({
    description: 'Kubernetes minor version of the control plane.',
    format: kubernetesVersion,
    example: '1.36',
  }),
  clusterSecurityGroupId: string({
    description: 'Security group that control plane and nodes share.',
    format: ec2Id('sg'),
    example: 'sg-0d1d1d1d1d1d1d1d1',
  }),
  nodeGroupNames: list({
    description: 'Names of the node groups, as EKS has them.',
    format: name,
    example: ['general-20261123000000000000000001', 'spot-20261123000000000000000002'],
  }),
  nodeRoleArn: role('eks-node-group', 'of the nodes'),
  oidcProviderArn: string({
    description: 'IAM provider that believes the tokens of service accounts.',
    format: arn('iam'),
    example:
      'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
  }),
  oidcIssuer: string({
    description: 'Who signs the tokens of service accounts, without a scheme.',
    format: urlPath,
    example: 'oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
  }),
  secretsKeyArn: key(
    'encrypts Kubernetes secrets and the logs of the cluster',
    '88887777-6666-5555-4444-333322221111',
  ),
  volumesKeyArn: key('encrypts the volumes of nodes and pods', '77776666-5555-4444-3333-222211110000'),
  vaultUnsealKeyArn: key("opens Vault's seal", '66665555-4444-3333-2222-111100009999'),
  apiRoleArn: accountRole('service-account', 'the API'),
  clusterAutoscalerRoleArn: accountRole('cluster-autoscaler', 'the cluster autoscaler'),
  loadBalancerControllerRoleArn: accountRole('load-balancer-controller', 'the load balancer controller'),
  externalSecretsRoleArn: accountRole('external-secrets', 'external-secrets'),
  externalDnsRoleArn: accountRole('external-dns', 'external-dns'),
  certManagerRoleArn: accountRole('cert-manager', 'cert-manager'),
  logShippingRoleArn: accountRole('log-shipping', 'what ships logs'),
  vaultRoleArn: accountRole('vault', 'Vault'),
  containerLogGroupName: string({
    description: 'CloudWatch log group for the logs of containers.',
    format: name,
    example: '/aws/containerinsights/diet-game-cluster/application',
  }),
  alarmTopicArn: string({
    description: "SNS topic of the cluster's alarms.",
    format: arn('sns'),
    example: 'arn:aws:sns:us-east-1:111122223333:diet-game-production-cluster-alarms',
  }),
});
