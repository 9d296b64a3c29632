import { describe, expect, it } from '@jest/globals';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import { Cluster } from './cluster';
import { ClusterAdmins } from './cluster-admins';
import { ClusterKeys } from './cluster-keys';
import { OidcProvider } from './oidc-provider';

const synthesize = (environment: Partial<EnvironmentChanges> = {}) =>
  synthesizeConstruct(
    (layer, context) => {
      const { secrets: key } = new ClusterKeys(layer, context);
      const cluster = new Cluster(layer, 'cluster', { ...context, subnetIds: ['subnet-1', 'subnet-2'], key });
      new ClusterAdmins(layer, 'admin', { ...context, cluster });
      new OidcProvider(layer, 'cluster_tokens', { ...context, cluster });
    },
    { environment },
  );

describe('Cluster', () => {
  const layer = synthesize();

  it('is private, logged, encrypted, and of the pinned version', () => {
    expect(layer.resource('aws_eks_cluster.cluster')).toEqual({
      name: 'test-cluster',
      version: '1.36',
      role_arn: '${aws_iam_role.cluster_role.arn}',
      enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      bootstrap_self_managed_addons: false,
      access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
      vpc_config: {
        subnet_ids: ['subnet-1', 'subnet-2'],
        endpoint_private_access: true,
        endpoint_public_access: false,
      },
      kubernetes_network_config: { ip_family: 'ipv4', service_ipv4_cidr: '172.20.0.0/16' },
      encryption_config: { resources: ['secrets'], provider: { key_arn: '${aws_kms_key.secrets.arn}' } },
      upgrade_policy: { support_type: 'STANDARD' },
      zonal_shift_config: { enabled: true },
      tags: { Name: 'test-cluster' },
      lifecycle: { prevent_destroy: true },
      depends_on: [
        'aws_iam_role_policy_attachment.cluster_role_amazoneksclusterpolicy',
        'aws_cloudwatch_log_group.cluster',
      ],
    });
  });

  it('opens its API to the networks that are named', () => {
    const { vpc_config } = synthesize({
      compute: { containers: { publicEndpointCidrs: ['198.51.100.0/24'] } },
    }).resource('aws_eks_cluster.cluster');

    expect(vpc_config).toEqual({
      subnet_ids: ['subnet-1', 'subnet-2'],
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ['198.51.100.0/24'],
    });
  });

  it('has the log group that EKS will write to, encrypted and ending', () => {
    expect(layer.resource('aws_cloudwatch_log_group.cluster')).toEqual({
      name: '/aws/eks/test-cluster/cluster',
      retention_in_days: 365,
      kms_key_id: '${aws_kms_key.secrets.arn}',
      tags: { Name: 'diet-game-test-cluster' },
    });
  });

  it('acts through a role that EKS assumes for this account only', () => {
    const { assume_role_policy } = layer.resource('aws_iam_role.cluster_role');

    expect(JSON.parse(String(assume_role_policy)).Statement).toEqual([
      {
        Sid: 'ServiceAssumesRole',
        Effect: 'Allow',
        Principal: { Service: ['eks.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });

  it('may be destroyed where the environment is disposable', () => {
    const disposable = synthesize({ storage: { disposable: true } });

    expect(disposable.resource('aws_eks_cluster.cluster').lifecycle).toBeUndefined();
    expect(disposable.holdingData()).toContain('aws_eks_cluster.cluster');
  });
});

describe('ClusterAdmins', () => {
  it('are none that nobody has named', () => {
    expect(synthesize().count('aws_eks_access_entry')).toBe(0);
  });

  it('are those listed and the role of Terraform, each once', () => {
    const terraformRoleArn = 'arn:aws:iam::123456789012:role/terraform';
    const layer = synthesize({
      access: {
        terraformRoleArn,
        clusterAdminArns: [terraformRoleArn, 'arn:aws:iam::123456789012:role/on-call'],
      },
    });

    expect(layer.addresses('aws_eks_access_entry')).toEqual([
      'aws_eks_access_entry.admin_on_call',
      'aws_eks_access_entry.admin_terraform',
    ]);
    expect(layer.resource('aws_eks_access_entry.admin_on_call')).toEqual({
      cluster_name: '${aws_eks_cluster.cluster.name}',
      principal_arn: 'arn:aws:iam::123456789012:role/on-call',
      type: 'STANDARD',
    });
    expect(layer.resource('aws_eks_access_policy_association.admin_on_call')).toEqual({
      cluster_name: '${aws_eks_cluster.cluster.name}',
      principal_arn: '${aws_eks_access_entry.admin_on_call.principal_arn}',
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      access_scope: { type: 'cluster' },
    });
  });
});

describe('OidcProvider', () => {
  it('trusts the issuer of the cluster, for STS', () => {
    expect(synthesize().resource('aws_iam_openid_connect_provider.cluster_tokens')).toEqual({
      url: 'https://${element(split("://", aws_eks_cluster.cluster.identity[0].oidc[0].issuer), 1)}',
      client_id_list: ['sts.amazonaws.com'],
      tags: { Name: 'test-cluster' },
    });
  });
});

describe('ClusterKeys', () => {
  const layer = synthesize();

  it('are three, each marked as holding data', () => {
    expect(layer.holdingData()).toEqual([
      'aws_eks_cluster.cluster',
      'aws_kms_key.secrets',
      'aws_kms_key.vault_unseal',
      'aws_kms_key.volumes',
    ]);
  });

  it("let Auto Scaling's own role, and nobody else, start nodes with encrypted volumes", () => {
    const { Statement } = JSON.parse(String(layer.resource('aws_kms_key.volumes').policy));
    const role =
      'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';

    expect(Statement).toHaveLength(3);
    expect(Statement[1].Condition).toEqual({
      StringEquals: { 'kms:CallerAccount': '123456789012', 'aws:PrincipalArn': role },
    });
    expect(Statement[2]).toEqual({
      Sid: 'AutoScalingLendsKeyToEc2',
      Effect: 'Allow',
      Principal: '*',
      Action: ['kms:CreateGrant'],
      Resource: ['*'],
      Condition: {
        StringEquals: { 'kms:CallerAccount': '123456789012', 'aws:PrincipalArn': role },
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      },
    });
  });

  it("leave Vault's seal to those whom the account's policies name", () => {
    const { Statement } = JSON.parse(String(layer.resource('aws_kms_key.vault_unseal').policy));

    expect(Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['AccountAdministersKey']);
  });
});
