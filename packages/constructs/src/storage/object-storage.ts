import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { AlarmTopic } from '../observability/alarm-topic';
import { BackupsBucket } from './backups-bucket';
import type { BucketPlace } from './bucket-place';
import { BucketSuffix } from './bucket-suffix';
import { MediaBucket } from './media-bucket';
import type { PrivateBucket } from './private-bucket';
import { Replication } from './replication';

export interface ObjectStorageProps {
  readonly environment: Environment;
  readonly home: BucketPlace;
  /** Where copies of both buckets go. @default nowhere */
  readonly copies?: BucketPlace;
  /** Hears when copies are late. */
  readonly topic: AlarmTopic;
}

/** The media and the backups bucket, and the copy of each in another region. */
export class ObjectStorage {
  readonly media: PrivateBucket;
  readonly backups: PrivateBucket;

  constructor(scope: Construct, props: ObjectStorageProps) {
    const { environment } = props;
    const suffix =
      environment.storage.objectStorage.backupsSuffix === 'random'
        ? new BucketSuffix(scope, 'backups-suffix')
        : undefined;

    this.media = replicated(
      scope,
      'media',
      props,
      (id, place) => new MediaBucket(scope, id, { environment, place }),
    );
    this.backups = replicated(
      scope,
      'backups',
      props,
      (id, place) => new BackupsBucket(scope, id, { environment, place, suffix }),
    );
  }
}

function replicated(
  scope: Construct,
  purpose: string,
  { environment, home, copies, topic }: ObjectStorageProps,
  build: (id: string, place: BucketPlace) => PrivateBucket,
): PrivateBucket {
  const bucket = build(purpose, home);
  if (copies !== undefined) {
    new Replication(scope, `${purpose}-replication`, {
      environment,
      purpose,
      from: { ...home, bucket },
      to: { ...copies, bucket: build(`${purpose}-copy`, copies) },
      topic,
    });
  }
  return bucket;
}
