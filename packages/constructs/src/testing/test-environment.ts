import { defineEnvironment } from '../environment/define-environment';
import { deriveEnvironment, type EnvironmentChanges } from '../environment/derive-environment';
import type { Environment, EnvironmentInput } from '../environment/environment';

/** A day on which every pin of the test environment is supported. */
export const testDay = new Date('2026-11-23T00:00:00Z');

/** A small, complete description to start a test from. */
export const testDescription: EnvironmentInput = {
  name: 'test',
  cloud: {
    provider: 'AWS',
    regions: ['us-east-1', 'us-west-2'],
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  },
  access: { accountId: '123456789012' },
  state: { backend: 's3' },
  networking: {
    vpc: { cidr: '10.99.0.0/16' },
    dns: { domain: 'example.com', apiHostname: 'api.example.com' },
  },
  compute: {
    containers: {
      clusterName: 'test-cluster',
      nodeGroups: [{ name: 'general', instanceTypes: ['m7g.large'], minimum: 1, maximum: 3 }],
    },
  },
  disasterRecovery: { role: 'none' },
};

/** The test environment with the changes given. */
export function testEnvironment(changes: Partial<EnvironmentChanges> = {}): Environment {
  return defineEnvironment(deriveEnvironment(testDescription, { name: 'test', ...changes }), {
    today: testDay,
  });
}
