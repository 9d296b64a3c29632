import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { mediaBucketName } from '../environment/names';
import type { BucketPlace } from './bucket-place';
import { versionsEnd } from './lifecycle-rules';
import { PrivateBucket } from './private-bucket';

export interface MediaBucketProps {
  readonly environment: Environment;
  readonly place: BucketPlace;
}

/** What users upload. It never ends by itself; only what was replaced or deleted does. */
export class MediaBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { environment, place }: MediaBucketProps) {
    super(scope, id, {
      environment,
      name: mediaBucketName(environment, place.region),
      encryption: place.key.arn,
      accessLogs: place.accessLogs,
      lifecycleRules: versionsEnd(
        environment.storage.objectStorage.backupsLifecycle.noncurrentExpireAfterDays,
      ),
      provider: place.provider,
    });
  }
}
