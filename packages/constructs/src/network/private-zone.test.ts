import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { DataSubnetGroups } from './data-subnet-groups';
import { PrivateZone } from './private-zone';
import { Vpc } from './vpc';

const synthesized = synthesizeConstruct((layer, { environment }) => {
  const vpc = new Vpc(layer, 'main', { environment });
  new PrivateZone(layer, 'internal', { environment, vpc });
  new DataSubnetGroups(layer, 'data', { environment, subnetIds: ['subnet-1', 'subnet-2'] });
});

describe('PrivateZone', () => {
  it('is resolved in its VPC only', () => {
    expect(synthesized.resource('aws_route53_zone.internal')).toEqual({
      name: 'test.diet-game.internal',
      comment: 'Private names of test',
      vpc: [{ vpc_id: '${aws_vpc.main.id}' }],
    });
  });
});

describe('DataSubnetGroups', () => {
  it.each([
    ['aws_db_subnet_group.data', 'diet-game-test-database'],
    ['aws_elasticache_subnet_group.data', 'diet-game-test-cache'],
  ])('%s spans the subnets it is given', (address, name) => {
    expect(synthesized.resource(address)).toEqual({
      name,
      description: 'Subnets without a route to the internet',
      subnet_ids: ['subnet-1', 'subnet-2'],
      tags: { Name: name },
    });
  });
});
