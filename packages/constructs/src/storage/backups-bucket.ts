import type { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { backupsBucketName, resourceName } from '../environment/names';
import type { BucketPlace } from './bucket-place';
import type { BucketSuffix } from './bucket-suffix';
import { coolAndEnd } from './lifecycle-rules';
import { PrivateBucket } from './private-bucket';

export interface BackupsBucketProps {
  readonly environment: Environment;
  readonly place: BucketPlace;
  /** What makes the name unique. @default account and region */
  readonly suffix?: BucketSuffix;
}

/** Dumps and exports, which become colder and end. */
export class BackupsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { environment, place, suffix }: BackupsBucketProps) {
    super(scope, id, {
      environment,
      name:
        suffix === undefined
          ? backupsBucketName(environment, place.region)
          : resourceName(environment, 'backups', suffix.value, place.region),
      encryption: place.key.arn,
      accessLogs: place.accessLogs,
      lifecycleRules: coolAndEnd(environment.storage.objectStorage.backupsLifecycle),
      provider: place.provider,
    });
  }
}
