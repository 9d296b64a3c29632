import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group';
import { ElasticacheUser } from '@cdktf/provider-aws/lib/elasticache-user';
import { ElasticacheUserGroup } from '@cdktf/provider-aws/lib/elasticache-user-group';
import { Construct } from 'constructs';
import { FinalSnapshot } from '../database/final-snapshot';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { holdsData } from '../holds-data';
import { ports } from '../network/traffic';
import { pins } from '../versions';
import { RedisLogs } from './redis-logs';

export interface RedisProps {
  readonly environment: Environment;
  /** Encrypts what is on disk, and the logs. */
  readonly key: EncryptionKey;
  readonly subnetGroupName: string;
  readonly securityGroupIds: string[];
}

/**
 * A replicated cache that speaks Redis' protocol. Clients come in by IAM, so
 * that there is no password to keep anywhere.
 */
export class Redis extends Construct {
  readonly primaryEndpoint: string;
  readonly readerEndpoint: string;
  /** The user that the API signs in as. */
  readonly userName: string;
  /** The nodes, as CloudWatch calls them. */
  readonly nodeIds: readonly string[];

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    const { environment } = props;
    const settings = environment.storage.databases.redis;
    const name = resourceName(environment, 'redis');
    const { engine } = settings;

    const user = this.#apiUser(environment);
    const users = new ElasticacheUserGroup(this, 'elasticache_user_group', {
      userGroupId: name,
      engine,
      userIds: [user.userId, ...this.#defaultUserIds(environment)],
    });
    const logs = new RedisLogs(this, 'logs', { environment, key: props.key });
    const snapshot = new FinalSnapshot(this, 'final_snapshot', { of: name, replacedBy: [props.key.arn] });
    const group = new ElasticacheReplicationGroup(this, 'elasticache_replication_group', {
      replicationGroupId: name,
      description: `Redis of ${environment.name}`,
      engine,
      engineVersion: settings.engineVersion,
      nodeType: settings.nodeType,
      parameterGroupName: parameterGroupOf(settings),
      port: ports.redis,
      numCacheClusters: settings.nodes,
      automaticFailoverEnabled: settings.multiAz,
      multiAzEnabled: settings.multiAz,
      subnetGroupName: props.subnetGroupName,
      securityGroupIds: props.securityGroupIds,
      atRestEncryptionEnabled: 'true',
      kmsKeyId: props.key.arn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      userGroupIds: [users.userGroupId],
      snapshotRetentionLimit: settings.snapshotRetentionDays,
      snapshotWindow: settings.snapshotWindow,
      finalSnapshotIdentifier: snapshot.snapshotName,
      maintenanceWindow: settings.maintenanceWindow,
      autoMinorVersionUpgrade: 'true',
      logDeliveryConfiguration: [...logs.deliveries],
      tags: { Name: name },
    });
    holdsData(group, environment);

    this.primaryEndpoint = group.primaryEndpointAddress;
    this.readerEndpoint = group.readerEndpointAddress;
    this.userName = user.userName;
    this.nodeIds = Array.from(
      { length: settings.nodes },
      (_, index) => `${name}-${String(index + 1).padStart(3, '0')}`,
    );
  }

  #apiUser(environment: Environment): ElasticacheUser {
    const name = resourceName(environment, 'api');
    return new ElasticacheUser(this, 'elasticache_user', {
      userId: name,
      userName: name,
      engine: environment.storage.databases.redis.engine,
      // Everything but what can empty or reconfigure the cache.
      accessString: 'on ~* +@all -@admin -@dangerous',
      authenticationMode: { type: 'iam' },
    });
  }

  /** Redis OSS wants a user named "default" in every group; this one can do nothing. Valkey wants none. */
  #defaultUserIds(environment: Environment): string[] {
    const { engine } = environment.storage.databases.redis;
    if (engine !== 'redis') return [];
    const user = new ElasticacheUser(this, 'nobody', {
      userId: resourceName(environment, 'nobody'),
      userName: 'default',
      engine,
      accessString: 'off ~* -@all',
      authenticationMode: { type: 'no-password-required' },
    });
    return [user.userId];
  }
}

function parameterGroupOf({ engine, engineVersion }: Environment['storage']['databases']['redis']): string {
  const groups: Readonly<Record<string, string>> = pins[engine].parameterGroups;
  return groups[engineVersion.split('.')[0] as string] as string;
}
