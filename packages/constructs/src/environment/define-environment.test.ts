import { describe, expect, it } from '@jest/globals';
import { testDay, testDescription } from '../testing/test-environment';
import { defineEnvironment } from './define-environment';
import { deriveEnvironment, type EnvironmentChanges } from './derive-environment';
import { EnvironmentError } from './problem';

const define = (changes: Partial<EnvironmentChanges>, today = testDay) =>
  defineEnvironment(deriveEnvironment(testDescription, { name: 'test', ...changes }), { today });

/** The problems of a description, a line each. */
const problemsOf = (changes: Partial<EnvironmentChanges>, today = testDay): string[] => {
  try {
    define(changes, today);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};

/** Descriptions that the types refuse, as a file that was not type-checked may hold them. */
const untyped = (changes: unknown) => changes as Partial<EnvironmentChanges>;

describe('defineEnvironment', () => {
  it('fills in the figures of the requirement', () => {
    const { storage, compute } = define({});

    expect(storage.databases.postgres).toMatchObject({
      instanceClass: 'db.r6g.large',
      allocatedStorageGiB: 100,
      maximumStorageGiB: 1000,
      backupRetentionDays: 7,
      backupWindow: '03:00-04:00',
      maintenanceWindow: 'sun:04:00-sun:05:00',
      monitoringIntervalSeconds: 60,
      multiAz: true,
    });
    expect(storage.databases.redis).toMatchObject({
      nodeType: 'cache.r6g.large',
      nodes: 2,
      snapshotRetentionDays: 5,
    });
    expect(storage.objectStorage.backupsLifecycle).toEqual({
      standardIaAfterDays: 30,
      glacierAfterDays: 60,
      expireAfterDays: 90,
      noncurrentExpireAfterDays: 30,
    });
    expect(storage.cdn).toEqual({
      defaultRootObject: 'index.html',
      priceClass: 'PriceClass_100',
      minimumTtlSeconds: 0,
      defaultTtlSeconds: 3600,
      maximumTtlSeconds: 86_400,
    });
    expect(compute.containers.api).toEqual({
      minimumReplicas: 3,
      maximumReplicas: 10,
      targetCpuPercent: 70,
      targetMemoryPercent: 80,
    });
  });

  it('returns what nobody can change', () => {
    const environment = define({});

    expect(() => Object.assign(environment.networking.vpc, { cidr: '10.0.0.0/16' })).toThrow(TypeError);
  });

  it('reports every problem of every section at once, with the code and without a stack trace', () => {
    const error = catchError(() =>
      define(
        untyped({
          name: 'Test',
          cloud: { provider: 'Oracle' },
          networking: { vpc: { cidr: '10.99.0.1/16' } },
          storage: { databases: { postgres: { backupWindow: '3am' } } },
        }),
      ),
    );

    expect(error.message.split('\n')).toEqual([
      'LAYERS-ENV-001: the description of the environments has 4 problems; correct the file in environments/ that it names:',
      '  Test: name: got "Test", accepted: lower-case letters, digits and single hyphens, starting with a letter',
      '  Test: cloud.provider: got "Oracle", accepted: "AWS" or "GCP" or "Azure"',
      '  Test: storage.databases.postgres.backupWindow: got "3am", accepted: a daily window in UTC such as "03:00-04:00"',
      '  Test: networking.vpc.cidr: got "10.99.0.1/16", accepted: an IPv4 network such as "10.40.0.0/16", host bits zero',
    ]);
    expect(error.stack).toBeUndefined();
  });

  it('names keys that there are not, at the top and deep inside', () => {
    expect(problemsOf(untyped({ clouds: {}, networking: { vpc: { nat: 1 } } }))).toEqual([
      'test: networking.vpc.nat: got 1, accepted: no such key; see packages/constructs/src/environment for the keys there are',
      expect.stringMatching(/^test: clouds: got \{\}, accepted: only the keys name, cloud, compute,/),
    ]);
  });

  it.each<[string, unknown, string]>([
    [
      'another cloud as the primary',
      { cloud: { provider: 'GCP' } },
      'cloud.provider: got "GCP", accepted: "AWS" (every layer is built for AWS; the other clouds are reserved for a secondary)',
    ],
    [
      'a kind of state that there is not',
      { state: { backend: 'consul' } },
      'state.backend: got "consul", accepted: "s3" or "hcp" or "local"',
    ],
    [
      'a number that is no whole number',
      { storage: { databases: { postgres: { backupRetentionDays: 1.5 } } } },
      'storage.databases.postgres.backupRetentionDays: got 1.5, accepted: a whole number',
    ],
    [
      'a number out of bounds',
      { storage: { databases: { postgres: { backupRetentionDays: 36 } } } },
      'storage.databases.postgres.backupRetentionDays: got 36, accepted: a number of at most 35',
    ],
    [
      'a zone of another region',
      { cloud: { availabilityZones: ['us-east-1a', 'us-west-2b'] } },
      'cloud.availabilityZones.1: got "us-west-2b", accepted: a zone of us-east-1, the first of cloud.regions',
    ],
    [
      'a zone twice',
      { cloud: { availabilityZones: ['us-east-1a', 'us-east-1a'] } },
      'cloud.availabilityZones.1: got "us-east-1a", accepted: each zone once',
    ],
    [
      'a network of another size',
      { networking: { vpc: { cidr: '10.99.0.0/20' } } },
      'networking.vpc.cidr: got "10.99.0.0/20", accepted: a /16 network (every zone gets a /19 for nodes and pods, a /22 for load balancers and a /24 for databases)',
    ],
    [
      'more pods than addresses',
      {
        compute: {
          containers: {
            maximumPodsPerNode: 250,
            nodeGroups: [{ name: 'big', instanceTypes: ['m7g.large'], minimum: 1, maximum: 100 }],
          },
        },
      },
      'networking.vpc.cidr: got "10.99.0.0/16", accepted: room for 25100 nodes and pods, where 3 zones have 24561 addresses (100 nodes of up to 250 pods; lower a node group\'s maximum or compute.containers.maximumPodsPerNode, or add a zone)',
    ],
    [
      'a certificate outside its zone',
      { networking: { dns: { apiHostname: 'api.example.org' } } },
      'networking.dns.apiHostname: got "api.example.org", accepted: a name within example.com (its certificate is validated in that zone)',
    ],
    [
      'a region whose way in for CloudFront is not known',
      {
        cloud: { regions: ['sa-east-1'], availabilityZones: ['sa-east-1a', 'sa-east-1b'] },
        storage: { objectStorage: { replicate: false } },
      },
      'cloud.regions.0: got "sa-east-1", accepted: us-east-1, us-east-2, us-west-1, us-west-2, ca-central-1, eu-central-1, eu-north-1, eu-west-1, eu-west-2, eu-west-3 (the load balancer lets CloudFront in by the id of a list that each region has its own of; add the region\'s to versions.ts)',
    ],
    [
      'a rule of the firewall that there is not',
      { security: { monitoring: { wafCountRules: ['sql'] } } },
      'security.monitoring.wafCountRules.0: got "sql", accepted: "common" or "known-bad-inputs" or "ip-reputation" or "rate-limit"',
    ],
    [
      'a node group that shrinks as it grows',
      {
        compute: {
          containers: { nodeGroups: [{ name: 'a', instanceTypes: ['m7g.large'], minimum: 4, maximum: 3 }] },
        },
      },
      "compute.containers.nodeGroups.0.minimum: got 4, accepted: at most the group's maximum, 3",
    ],
    [
      'an instance of another architecture than its image',
      {
        compute: {
          containers: { nodeGroups: [{ name: 'a', instanceTypes: ['m7i.large'], minimum: 1, maximum: 3 }] },
        },
      },
      'compute.containers.nodeGroups.0.instanceTypes.0: got "m7i.large", accepted: an instance type of architecture arm64 (m7i.large is amd64, and the group\'s machine image is not)',
    ],
    [
      'fewer replicas at the most than at the least',
      { compute: { containers: { api: { minimumReplicas: 11 } } } },
      'compute.containers.api.minimumReplicas: got 11, accepted: at most maximumReplicas, 10',
    ],
    [
      'windows that overlap',
      { storage: { databases: { postgres: { backupWindow: '03:30-04:30' } } } },
      'storage.databases.postgres.backupWindow: got "03:30-04:30", accepted: a window outside maintenanceWindow, sun:04:00-sun:05:00 (RDS refuses windows that overlap)',
    ],
    [
      'snapshots during maintenance',
      { storage: { databases: { redis: { snapshotWindow: '05:30-06:30' } } } },
      'storage.databases.redis.snapshotWindow: got "05:30-06:30", accepted: a window outside maintenanceWindow, sun:05:00-sun:06:00 (ElastiCache refuses windows that overlap)',
    ],
    [
      'a storage ceiling below the start',
      { storage: { databases: { postgres: { maximumStorageGiB: 50 } } } },
      'storage.databases.postgres.maximumStorageGiB: got 50, accepted: at least allocatedStorageGiB, 100',
    ],
    [
      'failover without a replica',
      { storage: { databases: { redis: { nodes: 1 } } } },
      'storage.databases.redis.nodes: got 1, accepted: at least 2 where multiAz is true (automatic failover needs a replica)',
    ],
    [
      'objects that leave STANDARD_IA too soon',
      { storage: { objectStorage: { backupsLifecycle: { glacierAfterDays: 45 } } } },
      'storage.objectStorage.backupsLifecycle.glacierAfterDays: got 45, accepted: at least 60 (an object stays 30 days in STANDARD_IA before it can move on)',
    ],
    [
      'objects that end before they move',
      { storage: { objectStorage: { backupsLifecycle: { expireAfterDays: 60 } } } },
      'storage.objectStorage.backupsLifecycle.expireAfterDays: got 60, accepted: more than glacierAfterDays, 60',
    ],
    [
      'a default time to live beyond the longest',
      { storage: { cdn: { maximumTtlSeconds: 60 } } },
      'storage.cdn.defaultTtlSeconds: got 3600, accepted: between minimumTtlSeconds, 0, and maximumTtlSeconds, 60',
    ],
    [
      'a version of Redis that Valkey never had',
      { storage: { databases: { redis: { engineVersion: '7.1' } } } },
      'storage.databases.redis.engineVersion: got "7.1", accepted: 7.2, 8.0, 8.1, 8.2, 9.0, 9.1 for valkey',
    ],
    [
      'a version of PostgreSQL that is not known',
      { storage: { databases: { postgres: { engineVersion: '9.6' } } } },
      'storage.databases.postgres.engineVersion: got "9.6", accepted: a version of 11, 12, 13, 14, 15, 16, 17, 18',
    ],
    [
      'a minor version that was withdrawn',
      { storage: { databases: { postgres: { engineVersion: '14.7' } } } },
      'storage.databases.postgres.engineVersion: got "14.7", accepted: 14.18 or later (RDS no longer offers the earlier minor versions)',
    ],
    [
      'a version of Redis at its end of life',
      { storage: { databases: { redis: { engine: 'redis', engineVersion: '5.0' } } } },
      'storage.databases.redis.engineVersion: got "5.0", accepted: 7.1, or valkey 8.2, its successor (standard support of Redis OSS 5.0 ended on 2026-01-31)',
    ],
  ])('refuses %s', (_, changes, problem) => {
    expect(problemsOf(untyped(changes))).toEqual([`test: ${problem}`]);
  });

  it('refuses a name that leaves no room in those of load balancers', () => {
    expect(problemsOf({ name: 'nineteen-characters' })).toEqual([
      'nineteen-characters: name: got "nineteen-characters", accepted: a text whose length is at most 18',
    ]);
  });

  it('refuses two databases in two zones where there is one', () => {
    expect(problemsOf({ cloud: { availabilityZones: ['us-east-1a'] } })).toEqual([
      'test: storage.databases.postgres.multiAz: got true, accepted: false, or at least two zones in cloud.availabilityZones',
      'test: storage.databases.redis.multiAz: got true, accepted: false, or at least two zones in cloud.availabilityZones',
    ]);
  });

  it('refuses copies in a second region where there is none', () => {
    expect(problemsOf({ cloud: { regions: ['us-east-1'] }, disasterRecovery: { role: 'primary' } })).toEqual([
      'test: cloud.regions: got ["us-east-1"], accepted: two regions for a primary (its copies need the second)',
      'test: storage.objectStorage.replicate: got true, accepted: false, or a second region in cloud.regions',
    ]);
  });

  it('refuses a version from the day after its support has ended', () => {
    const postgres14 = { storage: { databases: { postgres: { engineVersion: '14.23' } } } };

    expect(problemsOf(postgres14, new Date('2027-02-28T12:00:00Z'))).toEqual([]);
    expect(problemsOf(postgres14, new Date('2027-03-01T00:00:00Z'))).toEqual([
      'test: storage.databases.postgres.engineVersion: got "14.23", accepted: 17.10 or another supported version (standard support of PostgreSQL 14 on RDS ended on 2027-02-28)',
    ]);
  });

  it('refuses a cluster version after its support has ended', () => {
    const old = { compute: { containers: { kubernetesVersion: '1.34' } } } as const;

    expect(problemsOf(old)).toEqual([]);
    expect(problemsOf(old, new Date('2026-12-03T00:00:00Z'))).toEqual([
      'test: compute.containers.kubernetesVersion: got "1.34", accepted: 1.36 or another supported version (standard support of Kubernetes 1.34 on EKS ended on 2026-12-02)',
    ]);
  });

  it('holds production to more', () => {
    const changes = {
      name: 'production',
      cloud: { availabilityZones: ['us-east-1a'] },
      storage: {
        disposable: true,
        databases: { postgres: { multiAz: false }, redis: { multiAz: false } },
      },
    };

    expect(problemsOf(changes)).toEqual([
      'production: storage.disposable: got true, accepted: false in production',
      'production: cloud.availabilityZones: got ["us-east-1a"], accepted: at least two zones in production',
    ]);
    expect(problemsOf({ ...changes, name: 'staging' })).toEqual([]);
  });

  it('abbreviates long values', () => {
    const [problem] = problemsOf(untyped({ networking: { dns: { domain: 'x'.repeat(500) } } }));

    expect(problem).toMatch(/^test: networking\.dns\.domain: got "x{78}…, accepted: a lower-case DNS name/);
  });
});

function catchError(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
