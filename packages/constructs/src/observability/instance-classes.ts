import { UserError } from '../user-error';

/** What alarms need to know of an RDS instance class. */
export interface DatabaseClass {
  readonly memoryGiB: number;
  readonly vcpus: number;
  /** The most CPU credits it saves, where it is burstable. */
  readonly creditLimit?: number;
}

/** What alarms need to know of an ElastiCache node type. */
export interface CacheClass {
  /** Bytes that data may take: `maxmemory`. */
  readonly memoryBytes: number;
  readonly vcpus: number;
  /** Clients at a time: `maxclients`. */
  readonly connections: number;
  /** The most CPU credits it saves, where it is burstable. */
  readonly creditLimit?: number;
}

const database = (memoryGiB: number, vcpus: number, creditLimit?: number): DatabaseClass => ({
  memoryGiB,
  vcpus,
  ...(creditLimit === undefined ? {} : { creditLimit }),
});

/**
 * The RDS instance classes that the platform knows. Sources: RDS user guide, "Hardware
 * specifications for DB instance classes"; EC2 user guide, "Key concepts for burstable
 * performance instances", for the credits.
 */
export const databaseClasses: Readonly<Record<string, DatabaseClass>> = {
  'db.t4g.micro': database(1, 2, 288),
  'db.t4g.small': database(2, 2, 576),
  'db.t4g.medium': database(4, 2, 576),
  'db.t4g.large': database(8, 2, 864),
  'db.m6g.large': database(8, 2),
  'db.m6g.xlarge': database(16, 4),
  'db.m6g.2xlarge': database(32, 8),
  'db.m7g.large': database(8, 2),
  'db.m7g.xlarge': database(16, 4),
  'db.m7g.2xlarge': database(32, 8),
  'db.r6g.large': database(16, 2),
  'db.r6g.xlarge': database(32, 4),
  'db.r6g.2xlarge': database(64, 8),
  'db.r6g.4xlarge': database(128, 16),
  'db.r7g.large': database(16, 2),
  'db.r7g.xlarge': database(32, 4),
  'db.r7g.2xlarge': database(64, 8),
  'db.r7g.4xlarge': database(128, 16),
};

const cache = (
  memoryBytes: number,
  vcpus: number,
  connections = 65_000,
  creditLimit?: number,
): CacheClass => ({
  memoryBytes,
  vcpus,
  connections,
  ...(creditLimit === undefined ? {} : { creditLimit }),
});

/**
 * The ElastiCache node types that the platform knows. Sources: ElastiCache user guide,
 * "Valkey and Redis OSS parameters" (`maxmemory`, `maxclients`); EC2 user guide as above.
 */
export const cacheClasses: Readonly<Record<string, CacheClass>> = {
  'cache.t4g.micro': cache(536_870_912, 2, 20_000, 288),
  'cache.t4g.small': cache(1_471_026_299, 2, 65_000, 576),
  'cache.t4g.medium': cache(3_317_862_236, 2, 65_000, 576),
  'cache.m6g.large': cache(6_854_542_746, 2),
  'cache.m6g.xlarge': cache(13_891_921_715, 4),
  'cache.m7g.large': cache(6_854_542_746, 2),
  'cache.m7g.xlarge': cache(13_891_921_715, 4),
  'cache.r6g.large': cache(14_037_181_030, 2),
  'cache.r6g.xlarge': cache(28_261_849_702, 4),
  'cache.r6g.2xlarge': cache(56_711_183_565, 8),
  'cache.r7g.large': cache(14_037_181_030, 2),
  'cache.r7g.xlarge': cache(28_261_849_702, 4),
  'cache.r7g.2xlarge': cache(56_711_183_565, 8),
};

/** @throws UserError if the class is not in the table */
export function databaseClass(name: string): DatabaseClass {
  return lookUp('RDS instance class', databaseClasses, name);
}

/** @throws UserError if the node type is not in the table */
export function cacheClass(name: string): CacheClass {
  return lookUp('ElastiCache node type', cacheClasses, name);
}

/**
 * Connections that PostgreSQL takes unless its parameter group says otherwise.
 * Source: RDS user guide, "Quotas and constraints": LEAST(DBInstanceClassMemory / 9531392, 5000).
 */
export function connectionLimit({ memoryGiB }: DatabaseClass): number {
  return Math.min(Math.floor((memoryGiB * 1024 ** 3) / 9_531_392), 5000);
}

function lookUp<T>(kind: string, table: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found !== undefined) return found;
  throw new UserError(
    'LAYERS-CLASS-001',
    `the ${kind} ${name} is not known, so that its alarms have no thresholds; take one of ` +
      `${Object.keys(table).join(', ')}, or add it to observability/instance-classes.ts`,
  );
}
