import { overlap, planAddresses } from '@diet-game/constructs/environment/address-plan';
import { describe, expect, it } from '@jest/globals';
import { environments } from './index';

const all = [...environments.values()];

describe('the environments', () => {
  it('are these', () => {
    expect([...environments.keys()]).toEqual(['dev', 'staging', 'production', 'production-dr', 'sandbox']);
  });

  it('have subnets that never overlap, within one and between any two', () => {
    const subnets = all.flatMap(({ name, networking, cloud }) =>
      Object.values(planAddresses(networking.vpc.cidr, cloud.availabilityZones.length))
        .flat()
        .map((cidr) => ({ name, cidr })),
    );
    const overlaps = subnets.flatMap((one, index) =>
      subnets.slice(0, index).filter((other) => overlap(one.cidr, other.cidr)),
    );

    expect(subnets).toHaveLength(45);
    expect(overlaps).toEqual([]);
  });

  it('let production and its stand-in be peered', () => {
    const [production, standby] = ['production', 'production-dr'].map((name) => environments.get(name));

    expect(overlap(production?.networking.vpc.cidr ?? '', standby?.networking.vpc.cidr ?? '')).toBe(false);
    expect(production?.cloud.regions).toEqual([...(standby?.cloud.regions ?? [])].reverse());
  });

  it('leave real accounts to all but the sandbox', () => {
    expect(all.filter(({ access }) => access.target === 'sandbox').map(({ name }) => name)).toEqual([
      'sandbox',
    ]);
    expect(environments.get('sandbox')?.access.accountId).toBe('000000000000');
  });
});
