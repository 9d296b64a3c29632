import { describe, expect, it } from '@jest/globals';
import { testDescription } from '../testing/test-environment';
import { deriveEnvironment } from './derive-environment';

describe('deriveEnvironment', () => {
  it('changes single values deep inside and keeps the rest', () => {
    const derived = deriveEnvironment(testDescription, {
      name: 'other',
      networking: { vpc: { cidr: '10.1.0.0/16' } },
    });

    expect(derived).toEqual({
      ...testDescription,
      name: 'other',
      networking: { ...testDescription.networking, vpc: { cidr: '10.1.0.0/16' } },
    });
  });

  it('replaces lists, the state and the part in disaster recovery whole', () => {
    const derived = deriveEnvironment(
      { ...testDescription, disasterRecovery: { role: 'standby', primary: 'main' } },
      {
        name: 'other',
        cloud: { availabilityZones: ['us-east-1f'] },
        state: { backend: 'hcp', organization: 'diet-game', project: 'infrastructure' },
        disasterRecovery: { role: 'none' },
      },
    );

    expect(derived.cloud.availabilityZones).toEqual(['us-east-1f']);
    expect(derived.state).toEqual({ backend: 'hcp', organization: 'diet-game', project: 'infrastructure' });
    expect(derived.disasterRecovery).toEqual({ role: 'none' });
  });

  it('adds sections that the base leaves to the defaults', () => {
    const storage = { databases: { postgres: { multiAz: false } } };

    expect(deriveEnvironment(testDescription, { name: 'other', storage }).storage).toEqual(storage);
  });
});
