import type { EnvironmentInput } from '@diet-game/constructs/environment/environment';

/** Where a release is tried before production: the same shape, smaller. */
export const staging: EnvironmentInput = {
  name: 'staging',
  cloud: {
    provider: 'AWS',
    regions: ['us-east-1', 'us-west-2'],
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  },
  access: {
    accountId: '444455556666',
    clusterAdminArns: ['arn:aws:iam::444455556666:role/diet-game-cluster-admin'],
  },
  state: { backend: 's3' },
  networking: {
    vpc: { cidr: '10.20.0.0/16', natGateways: 'single', flowLogs: { retentionDays: 30 } },
    dns: { domain: 'staging.dietgame.com', apiHostname: 'api.staging.dietgame.com' },
  },
  compute: {
    containers: {
      clusterName: 'diet-game-staging',
      nodeGroups: [{ name: 'general', instanceTypes: ['m7g.large', 'm6g.large'], minimum: 2, maximum: 5 }],
    },
  },
  storage: {
    databases: {
      postgres: { instanceClass: 'db.t4g.large', maximumStorageGiB: 200 },
      redis: { nodeType: 'cache.t4g.medium' },
    },
  },
  security: { identity: { githubRepository: 'diet-game/infrastructure' } },
  disasterRecovery: { role: 'none' },
};
