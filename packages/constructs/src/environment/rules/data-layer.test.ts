import { describe, expect, it } from '@jest/globals';
import { testDay, testDescription } from '../../testing/test-environment';
import { validateEnvironment } from '../define-environment';
import { deriveEnvironment, type EnvironmentChanges } from '../derive-environment';

const problemsOf = (changes: Partial<EnvironmentChanges>) => {
  const description = deriveEnvironment(testDescription, { name: 'test', ...changes });
  const validation = validateEnvironment(description, { today: testDay });
  return 'problems' in validation ? validation.problems : [];
};

describe('the rules of the data layer', () => {
  it('refuse a storage ceiling that is hardly above the start', () => {
    expect(problemsOf({ storage: { databases: { postgres: { maximumStorageGiB: 105 } } } })).toEqual([
      {
        path: 'storage.databases.postgres.maximumStorageGiB',
        given: 105,
        accepted: 'allocatedStorageGiB, 100, or at least a tenth more',
        why: 'RDS grows storage by no less than a tenth',
      },
    ]);
    expect(problemsOf({ storage: { databases: { postgres: { maximumStorageGiB: 100 } } } })).toEqual([]);
    expect(problemsOf({ storage: { databases: { postgres: { maximumStorageGiB: 110 } } } })).toEqual([]);
  });

  it('refuse a read replica of an instance whose password RDS keeps', () => {
    expect(problemsOf({ storage: { databases: { postgres: { readReplicas: 1 } } } })).toEqual([
      {
        path: 'storage.databases.postgres.readReplicas',
        given: 1,
        accepted: '0',
        why: 'RDS makes no read replica of an instance whose master password it keeps in Secrets Manager; proxy: true spreads connections',
      },
    ]);
  });

  it('refuse a name that leaves too little for the names of buckets', () => {
    const cloud = { regions: ['us-east-1', 'ap-southeast-2'] };

    expect(problemsOf({ name: 'a-very-long-name', cloud })).toEqual([
      {
        path: 'name',
        given: 'a-very-long-name',
        accepted: 'at most 15 characters',
        why: 'its bucket diet-game-a-very-long-name-data-logs-123456789012-ap-southeast-2 has more than the 63 characters that S3 takes',
      },
    ]);
    expect(problemsOf({ name: 'a-very-longname', cloud })).toEqual([]);
  });

  it.each([
    ['postgres', 'instanceClass', 'db.r4.large', /^db\.t4g\.micro, .*db\.r6g\.large/],
    ['redis', 'nodeType', 'cache.r6gd.xlarge', /^cache\.t4g\.micro, .*cache\.r6g\.large/],
  ])('refuse a class of %s that its alarms do not know', (database, key, given, accepted) => {
    const changes = { storage: { databases: { [database]: { [key]: given } } } };

    expect(problemsOf(changes as Partial<EnvironmentChanges>)).toEqual([
      {
        path: `storage.databases.${database}.${key}`,
        given,
        accepted: expect.stringMatching(accepted),
        why: expect.stringContaining('the alarms are derived from its memory, vCPUs and connections'),
      },
    ]);
  });
});
