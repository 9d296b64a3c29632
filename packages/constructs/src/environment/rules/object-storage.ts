import { type Rule, when } from './rule';

/** Lifecycles, copies and caching of objects. */
export const objectStorageRules: readonly Rule[] = [
  {
    reads: ['storage'],
    check: ({ storage: { objectStorage } }) => {
      const { standardIaAfterDays, glacierAfterDays, expireAfterDays } = objectStorage.backupsLifecycle;
      const path = 'storage.objectStorage.backupsLifecycle';
      return [
        ...when(glacierAfterDays < standardIaAfterDays + 30, {
          path: `${path}.glacierAfterDays`,
          given: glacierAfterDays,
          accepted: `at least ${standardIaAfterDays + 30}`,
          why: 'an object stays 30 days in STANDARD_IA before it can move on',
        }),
        ...when(expireAfterDays <= glacierAfterDays, {
          path: `${path}.expireAfterDays`,
          given: expireAfterDays,
          accepted: `more than glacierAfterDays, ${glacierAfterDays}`,
        }),
      ];
    },
  },
  {
    reads: ['cloud', 'storage'],
    check: ({ cloud, storage: { objectStorage } }) =>
      when(objectStorage.replicate && cloud.regions.length < 2, {
        path: 'storage.objectStorage.replicate',
        given: true,
        accepted: 'false, or a second region in cloud.regions',
      }),
  },
  {
    reads: ['storage'],
    check: ({ storage: { cdn } }) =>
      when(cdn.minimumTtlSeconds > cdn.defaultTtlSeconds || cdn.defaultTtlSeconds > cdn.maximumTtlSeconds, {
        path: 'storage.cdn.defaultTtlSeconds',
        given: cdn.defaultTtlSeconds,
        accepted: `between minimumTtlSeconds, ${cdn.minimumTtlSeconds}, and maximumTtlSeconds, ${cdn.maximumTtlSeconds}`,
      }),
  },
];
