import { z } from 'zod';
import { pins } from '../versions';
import { count, dailyWindow, weeklyWindow } from './formats';

/** RDS for PostgreSQL. */
const postgresSchema = z.strictObject({
  /** `major` or `major.minor`. @default the pinned version */
  engineVersion: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'a PostgreSQL version such as "17.10"')
    .default(pins.postgres.default),
  /** RDS instance class. @default db.r6g.large */
  instanceClass: z
    .string()
    .startsWith('db.', 'an RDS instance class such as "db.r6g.large"')
    .default('db.r6g.large'),
  /** Storage at the start, in GiB. @default 100 */
  allocatedStorageGiB: count(20, 65536).default(100),
  /** Ceiling of storage autoscaling, in GiB. @default 1000 */
  maximumStorageGiB: count(20, 65536).default(1000),
  /** A standby in a second zone. @default true */
  multiAz: z.boolean().default(true),
  /** Days that automated backups are kept. @default 7 */
  backupRetentionDays: count(1, 35).default(7),
  /** @default 03:00-04:00 */
  backupWindow: dailyWindow.default('03:00-04:00'),
  /** @default sun:04:00-sun:05:00 */
  maintenanceWindow: weeklyWindow.default('sun:04:00-sun:05:00'),
  /** Seconds between samples of enhanced monitoring. @default 60 */
  monitoringIntervalSeconds: z.literal([1, 5, 10, 15, 30, 60]).default(60),
  /** Whether a new major in `engineVersion` may be applied. @default false */
  allowMajorVersionUpgrade: z.boolean().default(false),
  /** Read replicas in the same region: none, as long as RDS keeps the master password. @default 0 */
  readReplicas: count(0, 5).default(0),
  /** RDS Proxy in front of the instance. @default false */
  proxy: z.boolean().default(false),
});

/** ElastiCache. */
const redisSchema = z.strictObject({
  /** @default valkey */
  engine: z.enum(['valkey', 'redis']).default('valkey'),
  /** `major.minor`. @default the pinned version */
  engineVersion: z
    .string()
    .regex(/^\d+\.\d+$/, 'an engine version such as "8.2"')
    .default(pins.valkey.default),
  /** ElastiCache node type. @default cache.r6g.large */
  nodeType: z
    .string()
    .startsWith('cache.', 'an ElastiCache node type such as "cache.r6g.large"')
    .default('cache.r6g.large'),
  /** Nodes: a primary and its replicas. @default 2 */
  nodes: count(1, 6).default(2),
  /** Automatic failover to a replica in another zone. @default true */
  multiAz: z.boolean().default(true),
  /** Snapshots kept, one a day. @default 5 */
  snapshotRetentionDays: count(0, 35).default(5),
  /** @default 03:00-05:00 */
  snapshotWindow: dailyWindow.default('03:00-05:00'),
  /** @default sun:05:00-sun:06:00 */
  maintenanceWindow: weeklyWindow.default('sun:05:00-sun:06:00'),
});

/** When the objects of a bucket move to colder storage and end. Days since an object was written. */
const lifecycleSchema = z.strictObject({
  /** @default 30 */
  standardIaAfterDays: count(30, 3650).default(30),
  /** @default 60 */
  glacierAfterDays: count(31, 3650).default(60),
  /** @default 90 */
  expireAfterDays: count(32, 3650).default(90),
  /** Days that a superseded version stays. @default 30 */
  noncurrentExpireAfterDays: count(1, 3650).default(30),
});

const objectStorageSchema = z.strictObject({
  /** What makes the backups bucket's name unique: `random`, or `account` for one derived from account and region. @default random */
  backupsSuffix: z.enum(['random', 'account']).default('random'),
  backupsLifecycle: lifecycleSchema.prefault({}),
  /** Copies both buckets, and AWS Backup's recovery points, to the second region. @default true */
  replicate: z.boolean().default(true),
});

/** AWS Backup, beside the backups that RDS makes by itself. */
const backupsSchema = z.strictObject({
  /** Days that a recovery point stays, here and in the second region; no less than the vault's lock demands. @default 35 */
  retentionDays: count(7, 3650).default(35),
});

const cdnSchema = z.strictObject({
  /** What a request for `/` gets. @default index.html */
  defaultRootObject: z.string().default('index.html'),
  /** @default PriceClass_100 */
  priceClass: z.enum(['PriceClass_100', 'PriceClass_200', 'PriceClass_All']).default('PriceClass_100'),
  /** Seconds an answer stays in the cache at the least. @default 0 */
  minimumTtlSeconds: count(0, 31_536_000).default(0),
  /** Seconds an answer that does not say stays in the cache. @default 3600 */
  defaultTtlSeconds: count(0, 31_536_000).default(3600),
  /** Seconds an answer stays in the cache at the most. @default 86400 */
  maximumTtlSeconds: count(0, 31_536_000).default(86_400),
});

/** What holds data, and what serves copies of it. */
export const storageSchema = z.strictObject({
  databases: z
    .strictObject({ postgres: postgresSchema.prefault({}), redis: redisSchema.prefault({}) })
    .prefault({}),
  objectStorage: objectStorageSchema.prefault({}),
  backups: backupsSchema.prefault({}),
  /** Whether what holds data may be destroyed with the environment; otherwise Terraform and AWS refuse. @default false */
  disposable: z.boolean().default(false),
  cdn: cdnSchema.prefault({}),
});

export type Storage = z.output<typeof storageSchema>;
