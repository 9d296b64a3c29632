import type { EnvironmentInput } from '@diet-game/constructs/environment/environment';

/** Serves the users. */
export const production: EnvironmentInput = {
  name: 'production',
  cloud: {
    provider: 'AWS',
    regions: ['us-east-1', 'us-west-2'],
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  },
  access: {
    accountId: '111122223333',
    clusterAdminArns: ['arn:aws:iam::111122223333:role/diet-game-cluster-admin'],
  },
  state: { backend: 's3' },
  networking: {
    vpc: { cidr: '10.40.0.0/16' },
    dns: { domain: 'dietgame.com', apiHostname: 'api.dietgame.com' },
  },
  compute: {
    containers: {
      clusterName: 'diet-game-cluster',
      nodeGroups: [
        { name: 'general', instanceTypes: ['m7g.large', 'm6g.large'], minimum: 3, maximum: 9 },
        {
          name: 'spot',
          instanceTypes: ['m7g.large', 'm6g.large', 'c7g.xlarge'],
          capacity: 'spot',
          minimum: 0,
          maximum: 12,
          labels: { 'dietgame.com/capacity': 'spot' },
          taints: [{ key: 'dietgame.com/capacity', value: 'spot', effect: 'NoSchedule' }],
        },
      ],
    },
  },
  security: { identity: { githubRepository: 'diet-game/infrastructure' } },
  disasterRecovery: { role: 'primary' },
};
