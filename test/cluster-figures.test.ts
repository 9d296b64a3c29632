import { ClusterStack } from '@diet-game/cluster/cluster-stack';
import { Synthesized } from '@diet-game/constructs/testing/synthesized';
import { environments } from '@diet-game/environments';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';

function synthesize(name: string): Synthesized {
  const environment = environments.get(name);
  if (environment === undefined) throw new Error(`no environment ${name}`);
  const app = new App({ outdir: 'cdktf.out', stackTraces: false });
  return new Synthesized(new ClusterStack(app, { environment, repositoryPath: '../../..' }));
}

/** The figures that the requirement gives for the cluster, in production. */
describe('the cluster of production', () => {
  const production = synthesize('production');
  const policiesOf = (role: string) =>
    production
      .addresses('aws_iam_role_policy_attachment')
      .map((address) => production.resource(address))
      .filter((attachment) => attachment.role === `\${aws_iam_role.${role}.name}`)
      .map(({ policy_arn }) => policy_arn);

  it('is diet-game-cluster in us-east-1', () => {
    expect(production.resource('aws_eks_cluster.cluster').name).toBe('diet-game-cluster');
    expect(production.json.provider.aws?.[0]?.region).toBe('us-east-1');
  });

  it('gives its nodes the three policies', () => {
    expect(policiesOf('nodes_role')).toEqual(
      expect.arrayContaining([
        'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
        'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
        'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly',
      ]),
    );
    expect(production.resource('aws_iam_role.nodes_role').name).toMatch(/^diet-game-.*eks-node-group$/);
  });

  it('gives the service account diet-game/diet-game-api its media and its secrets', () => {
    const { name, assume_role_policy } = production.resource('aws_iam_role.service_account');

    expect(name).toMatch(/^diet-game-.*service-account$/);
    expect(assume_role_policy).toContain(':sub":"system:serviceaccount:diet-game:diet-game-api"');
    expect(assume_role_policy).toContain(':aud":"sts.amazonaws.com"');
    expect(production.resource('aws_iam_role_policy.service_account_media').policy).toContain(
      '["s3:GetObject","s3:PutObject","s3:DeleteObject"]',
    );
    expect(production.resource('aws_iam_role_policy.service_account_secrets').policy).toContain(
      '["secretsmanager:GetSecretValue"]',
    );
  });

  it('lets the cluster autoscaler find its groups by the two tags', () => {
    const keys = production
      .addresses('aws_autoscaling_group_tag')
      .map((address) => Object(production.resource(address).tag).key as string);

    for (const key of ['k8s.io/cluster-autoscaler/enabled', 'k8s.io/cluster-autoscaler/diet-game-cluster']) {
      expect(keys.filter((candidate) => candidate === key)).toHaveLength(2);
    }
  });

  it('has the same name in its stand-in, in the other region, and no role of the same name', () => {
    const standIn = synthesize('production-dr');
    const roles = (layer: Synthesized) =>
      layer.addresses('aws_iam_role').map((address) => layer.resource(address).name);

    expect(standIn.json.provider.aws?.[0]?.region).toBe('us-west-2');
    expect(roles(standIn).filter((name) => roles(production).includes(name))).toEqual([]);
  });
});
