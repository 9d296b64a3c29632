import { cacheClasses, databaseClasses } from '../../observability/instance-classes';
import type { Environment } from '../environment';
import { windowsOverlap } from '../windows';
import { type Rule, when } from './rule';

const postgres = 'storage.databases.postgres';
const redis = 'storage.databases.redis';

/** Windows, sizes and zones of the databases. */
export const databaseRules: readonly Rule[] = [
  {
    reads: ['storage'],
    check: ({ storage: { databases } }) => [
      ...when(windowsOverlap(databases.postgres.backupWindow, databases.postgres.maintenanceWindow), {
        path: `${postgres}.backupWindow`,
        given: databases.postgres.backupWindow,
        accepted: `a window outside maintenanceWindow, ${databases.postgres.maintenanceWindow}`,
        why: 'RDS refuses windows that overlap',
      }),
      ...when(windowsOverlap(databases.redis.snapshotWindow, databases.redis.maintenanceWindow), {
        path: `${redis}.snapshotWindow`,
        given: databases.redis.snapshotWindow,
        accepted: `a window outside maintenanceWindow, ${databases.redis.maintenanceWindow}`,
        why: 'ElastiCache refuses windows that overlap',
      }),
    ],
  },
  {
    reads: ['storage'],
    check: ({ storage: { databases } }) => [
      ...when(databases.postgres.maximumStorageGiB < databases.postgres.allocatedStorageGiB, {
        path: `${postgres}.maximumStorageGiB`,
        given: databases.postgres.maximumStorageGiB,
        accepted: `at least allocatedStorageGiB, ${databases.postgres.allocatedStorageGiB}`,
      }),
      ...when(growsTooLittle(databases.postgres), {
        path: `${postgres}.maximumStorageGiB`,
        given: databases.postgres.maximumStorageGiB,
        accepted: `allocatedStorageGiB, ${databases.postgres.allocatedStorageGiB}, or at least a tenth more`,
        why: 'RDS grows storage by no less than a tenth',
      }),
      ...when(databases.redis.multiAz && databases.redis.nodes < 2, {
        path: `${redis}.nodes`,
        given: databases.redis.nodes,
        accepted: 'at least 2 where multiAz is true',
        why: 'automatic failover needs a replica',
      }),
    ],
  },
  {
    reads: ['storage'],
    check: ({ storage: { databases } }) => [
      ...unknownClass(`${postgres}.instanceClass`, databases.postgres.instanceClass, databaseClasses),
      ...unknownClass(`${redis}.nodeType`, databases.redis.nodeType, cacheClasses),
    ],
  },
  {
    reads: ['storage'],
    check: ({ storage: { databases } }) =>
      // Source: RDS user guide, "Limitations for Secrets Manager integration with Amazon RDS".
      when(databases.postgres.readReplicas > 0, {
        path: `${postgres}.readReplicas`,
        given: databases.postgres.readReplicas,
        accepted: '0',
        why: 'RDS makes no read replica of an instance whose master password it keeps in Secrets Manager; proxy: true spreads connections',
      }),
  },
  {
    reads: ['cloud', 'storage'],
    check: ({ cloud, storage: { databases } }) =>
      (['postgres', 'redis'] as const).flatMap((database) =>
        when(databases[database].multiAz && cloud.availabilityZones.length < 2, {
          path: `storage.databases.${database}.multiAz`,
          given: true,
          accepted: 'false, or at least two zones in cloud.availabilityZones',
        }),
      ),
  },
  {
    reads: ['name', 'storage'],
    check: ({ name, storage }) =>
      when(/^production\b/.test(name) && storage.disposable, {
        path: 'storage.disposable',
        given: true,
        accepted: 'false in production',
      }),
  },
  {
    reads: ['name', 'cloud'],
    check: ({ name, cloud }) =>
      when(/^production\b/.test(name) && cloud.availabilityZones.length < 2, {
        path: 'cloud.availabilityZones',
        given: cloud.availabilityZones,
        accepted: 'at least two zones in production',
      }),
  },
];

/** Source: RDS user guide, "Managing capacity automatically with Amazon RDS storage autoscaling". */
function growsTooLittle({
  allocatedStorageGiB,
  maximumStorageGiB,
}: Environment['storage']['databases']['postgres']): boolean {
  return maximumStorageGiB > allocatedStorageGiB && maximumStorageGiB * 10 < allocatedStorageGiB * 11;
}

function unknownClass(path: string, given: string, known: Readonly<Record<string, unknown>>) {
  return when(!Object.hasOwn(known, given), {
    path,
    given,
    accepted: Object.keys(known).join(', '),
    why: 'the alarms are derived from its memory, vCPUs and connections, which observability/instance-classes.ts has to know; only Graviton classes stand there',
  });
}
