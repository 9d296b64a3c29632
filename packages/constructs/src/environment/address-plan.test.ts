import { describe, expect, it } from '@jest/globals';
import { Address4 } from 'ip-address';
import { maximumZones, overlap, planAddresses, podAddressesPerZone } from './address-plan';

describe('planAddresses', () => {
  it('cuts three tiers in three zones from a /16', () => {
    expect(planAddresses('10.40.0.0/16', 3)).toEqual({
      private: ['10.40.0.0/19', '10.40.32.0/19', '10.40.64.0/19'],
      public: ['10.40.128.0/22', '10.40.132.0/22', '10.40.136.0/22'],
      database: ['10.40.144.0/24', '10.40.145.0/24', '10.40.146.0/24'],
    });
  });

  it.each([1, 2, 3, 4])('keeps %i zones inside the network and apart', (zones) => {
    const subnets = Object.values(planAddresses('172.16.0.0/16', zones)).flat();

    expect(subnets).toHaveLength(3 * zones);
    expect(
      subnets.filter((subnet) => !new Address4(subnet).isInSubnet(new Address4('172.16.0.0/16'))),
    ).toEqual([]);
    expect(pairs(subnets).filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it('moves no subnet when a zone is added', () => {
    const three = planAddresses('10.1.0.0/16', 3);
    const four = planAddresses('10.1.0.0/16', maximumZones);

    for (const tier of ['private', 'public', 'database'] as const) {
      expect(four[tier].slice(0, 3)).toEqual(three[tier]);
    }
  });

  it('has room for the pods of 73 nodes of 110 pods in each zone', () => {
    expect(Math.floor(podAddressesPerZone / 111)).toBe(73);
  });

  it('refuses other sizes and other numbers of zones', () => {
    expect(() => planAddresses('10.0.0.0/20', 3)).toThrow('10.0.0.0/20 is not a /16 network');
    expect(() => planAddresses('10.0.0.0/16', 5)).toThrow('a VPC spans 1 to 4 zones, not 5');
    expect(() => planAddresses('10.0.0.0/16', 0)).toThrow('a VPC spans 1 to 4 zones, not 0');
    expect(() => planAddresses('10.0.0.0/16', 1.5)).toThrow('a VPC spans 1 to 4 zones, not 1.5');
  });
});

describe('overlap', () => {
  it.each([
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.0.128.0/24', true],
    ['10.0.128.0/24', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.1.0.0/16', false],
    ['10.0.0.0/17', '10.0.128.0/17', false],
  ])('of %s and %s is %s', (left, right, expected) => {
    expect(overlap(left, right)).toBe(expected);
  });
});

function pairs(items: readonly string[]): [string, string][] {
  return items.flatMap((item, index) =>
    items.slice(0, index).map((earlier): [string, string] => [earlier, item]),
  );
}
