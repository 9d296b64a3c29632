import { describe, expect, it } from '@jest/globals';
import { testDay, testDescription } from '../testing/test-environment';
import { defineEnvironments } from './define-environments';
import { deriveEnvironment, type EnvironmentChanges } from './derive-environment';

const one = (name: string, cidr: string, changes: Partial<EnvironmentChanges> = {}) =>
  deriveEnvironment(testDescription, { name, networking: { vpc: { cidr } }, ...changes });

const define = (...inputs: Parameters<typeof defineEnvironments>[0]) =>
  defineEnvironments(inputs, { today: testDay });

describe('defineEnvironments', () => {
  it('keeps the order of the definition', () => {
    expect([...define(one('b', '10.1.0.0/16'), one('a', '10.2.0.0/16')).keys()]).toEqual(['b', 'a']);
  });

  it('reports the problems of every environment together', () => {
    expect(() => define(one('A', '10.1.0.0/16'), one('B', '10.2.0.0/16'))).toThrow(
      /has 2 problems;.*\n {2}A: name: .*\n {2}B: name: /,
    );
  });

  it('refuses a name that is taken and networks that overlap', () => {
    expect(() => define(one('a', '10.1.0.0/16'), one('a', '10.1.0.0/16'))).toThrow(
      'a: name: got "a", accepted: a name that no other environment has\n' +
        '  a: networking.vpc.cidr: got "10.1.0.0/16", accepted: a network apart from that of a, 10.1.0.0/16 (networks that overlap can never be peered)',
    );
  });

  it('refuses two state buckets in one account and region', () => {
    const other = one('b', '10.2.0.0/16', { state: { backend: 's3', bucket: 'another' } });

    expect(() => define(one('a', '10.1.0.0/16'), other)).toThrow(
      'b: state.bucket: got "another", accepted: the bucket of a, diet-game-state-123456789012-us-east-1 ' +
        '(one bootstrap makes the state bucket of all environments of an account and region)',
    );
    expect(() => define(one('a', '10.1.0.0/16', { state: { backend: 'local' } }), other)).not.toThrow();
  });

  it('refuses a stand-in without a primary', () => {
    const standby = one('dr', '10.2.0.0/16', { disasterRecovery: { role: 'standby', primary: 'main' } });

    expect(() => define(one('main', '10.1.0.0/16'), standby)).toThrow(
      'dr: disasterRecovery.primary: got "main", accepted: the name of a primary, and there is none',
    );
  });

  it("refuses a stand-in in its primary's region", () => {
    const primary = one('main', '10.1.0.0/16', { disasterRecovery: { role: 'primary' } });
    const standby = one('dr', '10.2.0.0/16', { disasterRecovery: { role: 'standby', primary: 'main' } });

    expect(() => define(primary, standby)).toThrow(
      `dr: cloud.regions.0: got "us-east-1", accepted: a region other than that of main (a stand-in must survive the loss of its primary's region)`,
    );
  });

  it('refuses a stand-in that could not take over the name of its primary', () => {
    const primary = one('main', '10.1.0.0/16', { disasterRecovery: { role: 'primary' } });
    const standby = deriveEnvironment(testDescription, {
      name: 'dr',
      cloud: { regions: ['us-west-2'], availabilityZones: ['us-west-2a', 'us-west-2b'] },
      storage: { objectStorage: { replicate: false } },
      networking: { vpc: { cidr: '10.2.0.0/16' }, dns: { apiHostname: 'other.example.com' } },
      security: { originKeyGeneration: 2 },
      disasterRecovery: { role: 'standby', primary: 'main' },
    });

    expect(() => define(primary, standby)).toThrow(
      'dr: networking.dns.publicZone: got "create", accepted: "existing" (the failover happens in the zone of main)\n' +
        '  dr: networking.dns.apiHostname: got "other.example.com", accepted: that of main, api.example.com (it is what fails over)\n' +
        '  dr: security.originKeyGeneration: got 2, accepted: that of main, 1 (the load balancer must know the distribution of main)',
    );
  });
});
