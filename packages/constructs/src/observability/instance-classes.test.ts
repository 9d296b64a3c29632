import { describe, expect, it } from '@jest/globals';
import { cacheClass, connectionLimit, databaseClass } from './instance-classes';

describe('instance classes', () => {
  it('are known by memory, vCPUs and connections', () => {
    expect(databaseClass('db.r6g.large')).toEqual({ memoryGiB: 16, vcpus: 2 });
    expect(connectionLimit(databaseClass('db.r6g.large'))).toBe(1802);
    expect(connectionLimit(databaseClass('db.r6g.4xlarge'))).toBe(5000);
    expect(cacheClass('cache.r6g.large')).toEqual({
      memoryBytes: 14_037_181_030,
      vcpus: 2,
      connections: 65_000,
    });
  });

  it('are refused where they are not known', () => {
    expect(() => databaseClass('db.x9.huge')).toThrow(
      /^LAYERS-CLASS-001: the RDS instance class db\.x9\.huge is not known, so that its alarms have no thresholds; take one of db\.t4g\.micro, .*, or add it to observability\/instance-classes\.ts$/,
    );
    expect(() => cacheClass('toString')).toThrow('the ElastiCache node type toString is not known');
  });
});
