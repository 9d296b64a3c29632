import { pins } from '../../versions';
import { type Rule, when } from './rule';

const { postgres, valkey, redis, kubernetes } = pins;

/** Refuses engines and versions that are not offered or no longer supported. */
export const endOfLifeRules: readonly Rule[] = [
  {
    reads: ['storage'],
    check: ({ storage: { databases } }, today) => {
      const { engineVersion } = databases.postgres;
      const [major = '', minor] = engineVersion.split('.');
      const path = 'storage.databases.postgres.engineVersion';
      const support = lookUp(postgres.majors, major);
      const oldestMinor = lookUp(postgres.oldestMinors, major);
      if (support === undefined) {
        return [
          { path, given: engineVersion, accepted: `a version of ${Object.keys(postgres.majors).join(', ')}` },
        ];
      }
      return [
        ...when(hasEnded(support.supportEnds, today), {
          path,
          given: engineVersion,
          accepted: `${postgres.default} or another supported version`,
          why: `standard support of PostgreSQL ${major} on RDS ended on ${support.supportEnds}`,
        }),
        ...when(minor !== undefined && oldestMinor !== undefined && Number(minor) < oldestMinor, {
          path,
          given: engineVersion,
          accepted: `${major}.${oldestMinor} or later`,
          why: 'RDS no longer offers the earlier minor versions',
        }),
      ];
    },
  },
  {
    reads: ['storage'],
    check: ({ storage: { databases } }, today) => {
      const { engine, engineVersion } = databases.redis;
      const path = 'storage.databases.redis.engineVersion';
      const offered: readonly string[] = engine === 'valkey' ? valkey.versions : Object.keys(redis.versions);
      const ends = engine === 'redis' ? lookUp(redis.versions, engineVersion)?.supportEnds : undefined;
      return [
        ...when(!offered.includes(engineVersion), {
          path,
          given: engineVersion,
          accepted: `${offered.join(', ')} for ${engine}`,
        }),
        ...when(hasEnded(ends, today), {
          path,
          given: engineVersion,
          accepted: `7.1, or valkey ${valkey.default}, its successor`,
          why: `standard support of Redis OSS ${engineVersion} ended on ${ends}`,
        }),
      ];
    },
  },
  {
    reads: ['compute'],
    check: ({ compute: { containers } }, today) => {
      const { supportEnds } = kubernetes.versions[containers.kubernetesVersion];
      return when(hasEnded(supportEnds, today), {
        path: 'compute.containers.kubernetesVersion',
        given: containers.kubernetesVersion,
        accepted: `${kubernetes.default} or another supported version`,
        why: `standard support of Kubernetes ${containers.kubernetesVersion} on EKS ended on ${supportEnds}`,
      });
    },
  },
];

function hasEnded(supportEnds: string | undefined, today: Date): boolean {
  return supportEnds !== undefined && today > new Date(`${supportEnds}T23:59:59Z`);
}

function lookUp<T extends object>(table: T, key: string): T[keyof T] | undefined {
  return Object.hasOwn(table, key) ? table[key as keyof T] : undefined;
}
