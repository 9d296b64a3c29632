import { describe, expect, it } from '@jest/globals';
import { testEnvironment } from '../testing/test-environment';
import {
  backupsBucketName,
  mediaBucketName,
  postgresIdentifier,
  resourceName,
  secondRegion,
  stackName,
  stateKey,
  stateStore,
} from './names';

describe('names', () => {
  const environment = testEnvironment();

  it('begin with the project and the environment', () => {
    expect(resourceName(environment, 'nat', 'a')).toBe('diet-game-test-nat-a');
    expect(stackName(environment, 'network')).toBe('network-test');
    expect(stateKey(environment, 'network')).toBe('test/network.tfstate');
    expect(postgresIdentifier(environment)).toBe('diet-game-test-postgres');
  });

  it('of buckets are unique in the world, and those of copies differ by their region', () => {
    expect(mediaBucketName(environment)).toBe('diet-game-test-media-123456789012-us-east-1');
    expect(mediaBucketName(environment, secondRegion(environment))).toBe(
      'diet-game-test-media-123456789012-us-west-2',
    );
    expect(backupsBucketName(environment)).toBe('diet-game-test-backups-123456789012-us-east-1');
  });
});

describe('stateStore', () => {
  it('follows from account and region', () => {
    expect(stateStore(testEnvironment())).toEqual({
      bucket: 'diet-game-state-123456789012-us-east-1',
      region: 'us-east-1',
      kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:alias/diet-game-state',
    });
  });

  it('is the one that the description gives', () => {
    const given = {
      bucket: 'states',
      region: 'eu-west-1',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1',
    };

    expect(stateStore(testEnvironment({ state: { backend: 's3', ...given } }))).toEqual(given);
  });
});
