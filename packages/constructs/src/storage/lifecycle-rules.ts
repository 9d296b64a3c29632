import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { Environment } from '../environment/environment';

type Rules = readonly S3BucketLifecycleConfigurationRule[];
type BackupsLifecycle = Environment['storage']['objectStorage']['backupsLifecycle'];

const everything = { status: 'Enabled', filter: [{ prefix: '' }] };

/** Superseded and deleted versions end; what is current stays. */
export function versionsEnd(days: number): Rules {
  return [
    {
      ...everything,
      id: 'superseded-versions',
      noncurrentVersionExpiration: [{ noncurrentDays: days }],
    },
    // A marker that hides nothing any more only makes listings slow.
    { ...everything, id: 'bare-delete-markers', expiration: [{ expiredObjectDeleteMarker: true }] },
  ];
}

/** Objects become colder, and end. */
export function coolAndEnd(lifecycle: BackupsLifecycle): Rules {
  return [
    {
      ...everything,
      id: 'cool-and-end',
      transition: [
        { days: lifecycle.standardIaAfterDays, storageClass: 'STANDARD_IA' },
        { days: lifecycle.glacierAfterDays, storageClass: 'GLACIER' },
      ],
      expiration: [{ days: lifecycle.expireAfterDays }],
    },
    ...versionsEnd(lifecycle.noncurrentExpireAfterDays),
  ];
}

/** Objects end after so many days. */
export function endAfter(days: number): Rules {
  return [{ ...everything, id: 'end', expiration: [{ days }] }, ...versionsEnd(days)];
}
