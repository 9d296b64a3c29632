import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group';
import { ElasticacheUser } from '@cdktf/provider-aws/lib/elasticache-user';
import { ElasticacheUserGroup } from '@cdktf/provider-aws/lib/elasticache-user-group';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface RedisProps {
  readonly environment: Environment;
  /** Encrypts what is on disk. */
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

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    const { environment } = props;
    const settings = environment.storage.databases.redis;
    const name = resourceName(environment, 'redis');
    const { engine } = settings;

    const user = new ElasticacheUser(this, 'elasticache_user', {
      userId: resourceName(environment, 'api'),
      userName: resourceName(environment, 'api'),
      engine,
      // Everything but what can empty or reconfigure the cache.
      accessString: 'on ~* +@all -@admin -@dangerous',
      authenticationMode: { type: 'iam' },
    });
    const users = new ElasticacheUserGroup(this, 'elasticache_user_group', {
      userGroupId: name,
      engine,
      userIds: [user.userId],
    });
    const group = new ElasticacheReplicationGroup(this, 'elasticache_replication_group', {
      replicationGroupId: name,
      description: `Redis of ${environment.name}`,
      engine,
      engineVersion: settings.engineVersion,
      nodeType: settings.nodeType,
      port: 6379,
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
      maintenanceWindow: settings.maintenanceWindow,
      autoMinorVersionUpgrade: 'true',
      tags: { Name: name },
    });

    this.primaryEndpoint = group.primaryEndpointAddress;
    this.readerEndpoint = group.readerEndpointAddress;
    this.userName = user.userName;
  }
}
