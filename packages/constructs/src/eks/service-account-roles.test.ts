import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { Cluster } from './cluster';
import { ClusterKeys } from './cluster-keys';
import { ContainerInsights } from './container-insights';
import { OidcProvider } from './oidc-provider';
import { ServiceAccountRoles } from './service-account-roles';
import { serviceAccounts } from './service-accounts';

const layer = synthesizeConstruct((scope, context) => {
  const keys = new ClusterKeys(scope, context);
  const cluster = new Cluster(scope, 'cluster', { ...context, subnetIds: ['subnet-1'], key: keys.secrets });
  const insights = new ContainerInsights(scope, 'insights', { ...context, cluster, key: keys.secrets });
  new ServiceAccountRoles(scope, {
    ...context,
    oidc: new OidcProvider(scope, 'cluster_tokens', { ...context, cluster }),
    volumesKey: keys.volumes,
    unsealKey: keys.unseal,
    containerLogGroupArn: insights.containerLogGroup.arn,
  });
});

type Statement = { Sid: string; Action: string[]; Resource: string[]; Effect: string; Condition?: unknown };

/** The statements of a role's inline policy, by what they are for. */
function statements(policy: string): Record<string, Omit<Statement, 'Sid'>> {
  const { Statement } = JSON.parse(String(layer.resource(`aws_iam_role_policy.${policy}`).policy)) as {
    Statement: Statement[];
  };
  return Object.fromEntries(Statement.map(({ Sid, ...rest }) => [Sid, rest]));
}

const issuer = '${element(split("://", aws_eks_cluster.cluster.identity[0].oidc[0].issuer), 1)}';
const inTestAccount = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:123456789012:${resource}`;

/** A policy is JSON with Terraform's expressions in it, whose quotes are not JSON's. */
const trustOf = (role: string) =>
  JSON.parse(String(layer.resource(`aws_iam_role.${role}`).assume_role_policy).replaceAll(issuer, 'issuer'));

describe('ServiceAccountRoles', () => {
  it.each([
    ['service_account', 'diet-game:diet-game-api'],
    ['cluster_autoscaler', 'kube-system:cluster-autoscaler'],
    ['load_balancer_controller', 'kube-system:aws-load-balancer-controller'],
    ['external_secrets', 'external-secrets:external-secrets'],
    ['external_dns', 'external-dns:external-dns'],
    ['cert_manager', 'cert-manager:cert-manager'],
    ['log_shipping', 'logging:fluent-bit'],
    ['vault', 'vault:vault'],
    ['ebs_csi', 'kube-system:ebs-csi-controller-sa'],
    ['cloudwatch_agent', 'amazon-cloudwatch:cloudwatch-agent'],
  ])('lets %s be assumed with a token of %s for STS, and no other', (role, subject) => {
    expect(trustOf(role).Statement).toEqual([
      {
        Sid: 'TokenHolderAssumesRole',
        Effect: 'Allow',
        Principal: { Federated: ['${aws_iam_openid_connect_provider.cluster_tokens.arn}'] },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: {
          StringEquals: {
            'issuer:sub': `system:serviceaccount:${subject}`,
            'issuer:aud': 'sts.amazonaws.com',
          },
        },
      },
    ]);
  });

  it('are one for each service account of the table, named after the environment', () => {
    const names = layer
      .addresses('aws_iam_role')
      .map((address) => String(layer.resource(address).name))
      .filter((name) => name !== 'diet-game-test-cluster');

    expect(names).toHaveLength(Object.keys(serviceAccounts).length);
    expect(names.every((name) => name.startsWith('diet-game-test-'))).toBe(true);
    expect(names).toContain('diet-game-test-service-account');
  });
});

describe('the role of the API', () => {
  it('reads and writes the media, and nothing else in S3', () => {
    const bucket = 'arn:aws:s3:::diet-game-test-media-123456789012-us-east-1';

    expect(statements('service_account_media')).toEqual({
      ReadAndWriteMedia: {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        Resource: [`${bucket}/*`],
      },
      ListMedia: { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucket] },
    });
  });

  it('reads exactly its secrets: the password of its database, known by the tag of RDS, and its own', () => {
    expect(statements('service_account_secrets')).toEqual({
      ReadDatabaseSecret: {
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: [inTestAccount('secretsmanager', 'secret:rds!db-*')],
        Condition: {
          StringEquals: {
            'aws:ResourceTag/aws:rds:primaryDBInstanceArn': inTestAccount(
              'rds',
              'db:diet-game-test-postgres',
            ),
          },
        },
      },
      ReadOwnSecret: {
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: [inTestAccount('secretsmanager', 'secret:diet-game-test-api-??????')],
      },
    });
  });

  it("uses the data layer's key through S3 and Secrets Manager only", () => {
    expect(statements('service_account_encryption')).toEqual({
      UseDataKey: {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: [inTestAccount('kms', 'key/*')],
        Condition: {
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/diet-game-test-data' },
          StringEquals: {
            'kms:ViaService': ['s3.us-east-1.amazonaws.com', 'secretsmanager.us-east-1.amazonaws.com'],
          },
        },
      },
    });
  });

  it('signs in to the cache as its own user', () => {
    expect(statements('service_account_cache').ConnectToCache).toMatchObject({
      Action: ['elasticache:Connect'],
      Resource: [
        inTestAccount('elasticache', 'replicationgroup:diet-game-test-redis'),
        inTestAccount('elasticache', 'user:diet-game-test-api'),
      ],
    });
  });
});

describe('the roles of the controllers', () => {
  it('size only node groups of this cluster', () => {
    const policy = statements('cluster_autoscaler_autoscaling');

    expect(policy.SizeOwnGroups).toMatchObject({
      Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      Condition: {
        StringEquals: {
          'aws:ResourceTag/k8s.io/cluster-autoscaler/enabled': 'true',
          'aws:ResourceTag/k8s.io/cluster-autoscaler/test-cluster': 'owned',
        },
      },
    });
    expect(policy.ReadNodeGroups?.Resource).toEqual([inTestAccount('eks', 'nodegroup/test-cluster/*/*')]);
  });

  it('register pods in target groups of the environment, and make or change no load balancer', () => {
    const policy = statements('load_balancer_controller_targets');
    const writing = Object.values(policy)
      .flatMap(({ Action }) => Action)
      .filter((action) => !/:(Describe|List|Get)/.test(action));

    expect(writing).toEqual([
      'elasticloadbalancing:RegisterTargets',
      'elasticloadbalancing:DeregisterTargets',
    ]);
    expect(policy.RegisterPods?.Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/Project': 'diet-game', 'aws:ResourceTag/Environment': 'test' },
    });
  });

  it("publish names below the domain, but not the domain's own and the API's", () => {
    const { ChangeRecordsOfServices, LeaveRecordsOfEdge } = statements('external_dns_records');

    expect(ChangeRecordsOfServices?.Condition).toEqual({
      'ForAllValues:StringLike': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['*.example.com'],
      },
      'ForAllValues:StringEquals': {
        'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'AAAA', 'CNAME', 'TXT'],
        'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
      },
    });
    expect(LeaveRecordsOfEdge).toMatchObject({
      Effect: 'Deny',
      Condition: {
        'ForAnyValue:StringEquals': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['example.com', 'api.example.com'],
        },
      },
    });
  });

  it('answer challenges of certificate authorities with TXT records of that name only', () => {
    expect(statements('cert_manager_challenges').AnswerChallenges?.Condition).toEqual({
      'ForAllValues:StringLike': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
          '_acme-challenge.example.com',
          '_acme-challenge.*.example.com',
        ],
      },
      'ForAllValues:StringEquals': {
        'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'],
        'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
      },
    });
  });

  it("copy the environment's secrets, not those of one whose name begins the same", () => {
    expect(statements('external_secrets_secrets').ReadSecretsOfEnvironment).toEqual({
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      Resource: [inTestAccount('secretsmanager', 'secret:diet-game-test-*')],
      Condition: { StringEquals: { 'aws:ResourceTag/Environment': 'test' } },
    });
  });

  it('write logs to one group', () => {
    const group = '${aws_cloudwatch_log_group.insights_application.arn}';

    expect(statements('log_shipping_logs').WriteContainerLogs?.Resource).toEqual([group, `${group}:*`]);
  });

  it("open Vault's seal with its own key", () => {
    expect(statements('vault_unseal').OpenSeal).toEqual({
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:DescribeKey'],
      Resource: ['${aws_kms_key.vault_unseal.arn}'],
    });
  });

  it('lend the key of volumes to EC2 only', () => {
    const throughEc2 = { 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' };

    expect(statements('ebs_csi_volumes').LendKeyToEc2).toEqual({
      Effect: 'Allow',
      Action: ['kms:CreateGrant'],
      Resource: ['${aws_kms_key.volumes.arn}'],
      Condition: { StringEquals: throughEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
    expect(statements('ebs_csi_volumes').EncryptVolumes?.Condition).toEqual({ StringEquals: throughEc2 });
  });
});
