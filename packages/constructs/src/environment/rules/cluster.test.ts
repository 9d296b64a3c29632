import { describe, expect, it } from '@jest/globals';
import { testDay, testDescription } from '../../testing/test-environment';
import { validateEnvironment } from '../define-environment';
import { deriveEnvironment, type EnvironmentChanges } from '../derive-environment';
import { formatProblem } from '../problem';

/** The problems of a description, a line each. */
function problemsOf(changes: Partial<EnvironmentChanges>): string[] {
  const description = deriveEnvironment(testDescription, { name: 'test', ...changes });
  const validation = validateEnvironment(description, { today: testDay });
  return 'problems' in validation ? validation.problems.map(formatProblem) : [];
}

const general = { name: 'general', instanceTypes: ['m7g.large'], minimum: 1, maximum: 3 };
const withGroups = (...nodeGroups: object[]) =>
  ({ compute: { containers: { nodeGroups } } }) as Partial<EnvironmentChanges>;
const withPublic = (...publicEndpointCidrs: string[]) => ({
  compute: { containers: { publicEndpointCidrs } },
});

describe('networks that may reach the public endpoint', () => {
  it.each(['0.0.0.0/0', '128.0.0.0/1'])('are not the whole internet: %s', (cidr) => {
    expect(problemsOf(withPublic('198.51.100.0/24', cidr))).toEqual([
      `compute.containers.publicEndpointCidrs.1: got "${cidr}", accepted: a network of /8 or narrower ` +
        '(it would open the Kubernetes API to the whole internet, or to much of it)',
    ]);
  });

  it('are public', () => {
    expect(problemsOf(withPublic('10.1.0.0/16'))).toEqual([
      'compute.containers.publicEndpointCidrs.0: got "10.1.0.0/16", accepted: a network of public addresses ' +
        '(what is inside the VPC reaches the private endpoint)',
    ]);
  });

  it('may be an office', () => {
    expect(problemsOf(withPublic('198.51.100.0/24', '203.0.113.7/32'))).toEqual([]);
  });
});

describe('administrators of the cluster', () => {
  it('are roles and users, not sessions', () => {
    const given = 'arn:aws:sts::123456789012:assumed-role/admin/anna';

    expect(problemsOf({ access: { clusterAdminArns: [given] } })).toEqual([
      `access.clusterAdminArns.0: got "${given}", accepted: the ARN of an IAM role or user ` +
        '(the cluster knows people by the role behind their session)',
    ]);
  });

  it('are named once', () => {
    const given = 'arn:aws:iam::123456789012:role/admin';

    expect(problemsOf({ access: { clusterAdminArns: [given, given] } })).toEqual([
      `access.clusterAdminArns.1: got "${given}", accepted: each principal once`,
    ]);
  });
});

describe('node groups', () => {
  it('have names of their own', () => {
    expect(problemsOf(withGroups(general, { ...general, minimum: 2 }))).toEqual([
      'compute.containers.nodeGroups.1.name: got "general", accepted: a name that no other group of the cluster has',
    ]);
  });

  it('leave EKS room for the ending of their names', () => {
    const name = 'a'.repeat(37);

    expect(problemsOf(withGroups({ ...general, name }))).toEqual([
      `compute.containers.nodeGroups.0.name: got "${name}", accepted: a text whose length is at most 36`,
    ]);
  });

  it.each(['node-role.kubernetes.io/worker', 'k8s.io/pool', 'eks.amazonaws.com/pool'])(
    'carry no label that is reserved: %s',
    (key) => {
      expect(problemsOf(withGroups({ ...general, labels: { [key]: 'x' } }))).toEqual([
        `compute.containers.nodeGroups.0.labels.${key}: got "${key}", accepted: a key of a domain of your own ` +
          '(Kubernetes and EKS keep kubernetes.io, k8s.io, eks.amazonaws.com to themselves; nodes with such a key do not join)',
      ]);
    },
  );

  it('carry no taint that is reserved, and values that Kubernetes takes', () => {
    const taints = [{ key: 'kubernetes.io/x', value: 'a b', effect: 'NoSchedule' }];

    expect(problemsOf(withGroups(general, { ...general, name: 'other', taints }))).toEqual([
      'compute.containers.nodeGroups.1.taints.0.key: got "kubernetes.io/x", accepted: a key of a domain of your own ' +
        '(Kubernetes and EKS keep kubernetes.io, k8s.io, eks.amazonaws.com to themselves; nodes with such a key do not join)',
      'compute.containers.nodeGroups.1.taints.0.value: got "a b", accepted: letters, digits, dots, underscores and hyphens, at most 63',
    ]);
  });

  it('carry labels whose keys Kubernetes takes', () => {
    expect(problemsOf(withGroups({ ...general, labels: { 'a b': 'x', 'dietgame.com/pool': 'x' } }))).toEqual([
      'compute.containers.nodeGroups.0.labels.a b: got "a b", accepted: a key such as "dietgame.com/capacity": ' +
        'an optional domain, and a name of at most 63 characters',
    ]);
  });

  it.each([
    ['every group may be empty', [{ ...general, minimum: 0 }]],
    [
      'every group is tainted',
      [{ ...general, taints: [{ key: 'dietgame.com/x', value: 'y', effect: 'NoSchedule' }] }],
    ],
  ])('have room for the add-ons, which is not so where %s', (_, groups) => {
    expect(problemsOf(withGroups(...groups))).toEqual([
      'compute.containers.nodeGroups: got ["general"], accepted: at least one group without taints whose minimum is 1 or more ' +
        "(the cluster's own add-ons, the autoscaler among them, run on it)",
    ]);
  });
});
