import type { EnvironmentInput } from '@diet-game/constructs/environment/environment';

/** For trying things out; it may break and can be deleted. */
export const dev: EnvironmentInput = {
  name: 'dev',
  cloud: {
    provider: 'AWS',
    regions: ['us-east-1'],
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  },
  access: {
    accountId: '444455556666',
    clusterAdminArns: ['arn:aws:iam::444455556666:role/diet-game-cluster-admin'],
  },
  state: { backend: 's3' },
  networking: {
    vpc: {
      cidr: '10.10.0.0/16',
      natGateways: 'single',
      interfaceEndpoints: [],
      flowLogs: { retentionDays: 7 },
    },
    dns: { domain: 'dev.dietgame.com', apiHostname: 'api.dev.dietgame.com' },
  },
  compute: {
    containers: {
      clusterName: 'diet-game-dev',
      nodeGroups: [
        {
          name: 'general',
          instanceTypes: ['t4g.large', 'm6g.large'],
          capacity: 'spot',
          minimum: 1,
          maximum: 3,
        },
      ],
      platform: { argoCd: false, logging: false },
    },
  },
  storage: {
    databases: {
      postgres: {
        instanceClass: 'db.t4g.medium',
        allocatedStorageGiB: 20,
        maximumStorageGiB: 50,
        multiAz: false,
      },
      redis: { nodeType: 'cache.t4g.micro', nodes: 1, multiAz: false },
    },
    objectStorage: { replicate: false },
    disposable: true,
  },
  observability: { logRetentionDays: 7 },
  disasterRecovery: { role: 'none' },
};
