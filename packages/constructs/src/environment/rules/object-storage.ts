import { bucketName, longestBucketName } from '../names';
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
    reads: ['name', 'cloud', 'access'],
    check: (environment) => {
      // The longest of the names; the environment's own is the one part that can be chosen.
      const [longest = ''] = environment.cloud.regions
        .map((region) => bucketName(environment, 'data-logs', region))
        .sort((left, right) => right.length - left.length);
      const excess = longest.length - longestBucketName;
      return when(excess > 0, {
        path: 'name',
        given: environment.name,
        accepted: `at most ${environment.name.length - excess} characters`,
        why: `its bucket ${longest} has more than the ${longestBucketName} characters that S3 takes`,
      });
    },
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
