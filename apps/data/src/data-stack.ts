import { BackupVault } from '@diet-game/constructs/backup/backup-vault';
import { DailyBackup } from '@diet-game/constructs/backup/daily-backup';
import { Redis } from '@diet-game/constructs/cache/redis';
import { redisGraphs, watchRedis } from '@diet-game/constructs/cache/redis-alarms';
import type { ContractValues } from '@diet-game/constructs/contract/contract';
import { data } from '@diet-game/constructs/contract/data';
import { network } from '@diet-game/constructs/contract/network';
import { AutomatedBackupCopies } from '@diet-game/constructs/database/automated-backup-copies';
import { databaseName, Postgres } from '@diet-game/constructs/database/postgres';
import { postgresGraphs, watchPostgres } from '@diet-game/constructs/database/postgres-alarms';
import { PostgresProxy } from '@diet-game/constructs/database/postgres-proxy';
import { cloudWatchLogsStatement, EncryptionKey } from '@diet-game/constructs/encryption/encryption-key';
import { homeRegion, secondRegion } from '@diet-game/constructs/environment/names';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { ports } from '@diet-game/constructs/network/traffic';
import { AlarmTopic, alarmsStatement } from '@diet-game/constructs/observability/alarm-topic';
import { Dashboard } from '@diet-game/constructs/observability/dashboard';
import { AccessLogsBucket } from '@diet-game/constructs/storage/access-logs-bucket';
import { ObjectStorage } from '@diet-game/constructs/storage/object-storage';
import { SecondRegion } from '@diet-game/constructs/storage/second-region';
import type { Construct } from 'constructs';

type Network = ContractValues<typeof network>;

/** What keeps the platform's data: PostgreSQL, Redis, buckets, and their backups here and in a second region. */
export class DataStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'data', context);
    const { environment } = this;
    const upstream = this.consume(network);

    const key = this.#addKey();
    const topic = new AlarmTopic(this, 'alarms', { environment, layer: 'data', key });
    const postgres = this.#addPostgres(upstream, key, topic);
    const proxy = this.#addProxy(upstream, key, postgres);
    const redis = this.#addRedis(upstream, key, topic);
    const second = this.#addSecondRegion(postgres);
    const region = homeRegion(environment);
    const objects = new ObjectStorage(this, {
      environment,
      home: { region, key, accessLogs: new AccessLogsBucket(this, 'logs', { environment, region }) },
      copies: second?.copies?.place,
      topic,
    });
    new DailyBackup(this, 'daily', {
      environment,
      vault: new BackupVault(this, 'recovery-points', { environment, key }),
      copyTo: second?.copies?.vault,
      // Not the backups bucket: what is in it is a copy already.
      resourceArns: [postgres.arn, objects.media.arn],
      topic,
    });
    new Dashboard(this, 'dashboard', {
      environment,
      layer: 'data',
      graphs: [...postgresGraphs(postgres.identifier), ...redisGraphs(redis.nodeIds)],
    });

    const endpoint = proxy?.endpoint ?? postgres.endpoint;
    this.publish(data, {
      dataKeyArn: key.arn,
      postgresEndpoint: endpoint,
      postgresReaderEndpoint: endpoint,
      postgresPort: ports.postgres,
      postgresDatabaseName: databaseName,
      postgresSecretArn: postgres.secretArn,
      redisPrimaryEndpoint: redis.primaryEndpoint,
      redisReaderEndpoint: redis.readerEndpoint,
      redisPort: ports.redis,
      redisUserName: redis.userName,
      mediaBucketName: objects.media.bucketName,
      mediaBucketArn: objects.media.arn,
      backupsBucketName: objects.backups.bucketName,
      backupsBucketArn: objects.backups.arn,
      alarmTopicArn: topic.arn,
    });
  }

  #addKey(): EncryptionKey {
    const { environment } = this;
    const { accountId } = environment.access;
    return new EncryptionKey(this, 'data', {
      environment,
      name: 'data',
      description: `Encrypts the stores of ${environment.name}`,
      serviceStatements: [
        cloudWatchLogsStatement(homeRegion(environment), accountId),
        alarmsStatement(accountId),
      ],
    });
  }

  #addPostgres(upstream: Network, key: EncryptionKey, topic: AlarmTopic): Postgres {
    const { environment } = this;
    const postgres = new Postgres(this, 'postgres', {
      environment,
      key,
      subnetGroupName: upstream.databaseSubnetGroupName,
      securityGroupIds: [upstream.rdsSecurityGroupId],
    });
    watchPostgres(postgres, { environment, topic, identifier: postgres.identifier });
    return postgres;
  }

  #addProxy(upstream: Network, key: EncryptionKey, postgres: Postgres): PostgresProxy | undefined {
    const { environment } = this;
    if (!environment.storage.databases.postgres.proxy) return undefined;
    return new PostgresProxy(this, 'postgres-proxy', {
      environment,
      postgres,
      key,
      vpcId: upstream.vpcId,
      subnetIds: [...upstream.databaseSubnetIds],
      clientSecurityGroupId: upstream.apiSecurityGroupId,
      databaseSecurityGroupId: upstream.rdsSecurityGroupId,
    });
  }

  #addRedis(upstream: Network, key: EncryptionKey, topic: AlarmTopic): Redis {
    const { environment } = this;
    const redis = new Redis(this, 'redis', {
      environment,
      key,
      subnetGroupName: upstream.cacheSubnetGroupName,
      securityGroupIds: [upstream.redisSecurityGroupId],
    });
    watchRedis(redis, { environment, topic, nodeIds: redis.nodeIds });
    return redis;
  }

  /** The second region, where anything is copied there; a primary's automated backups always are. */
  #addSecondRegion(postgres: Postgres): SecondRegion | undefined {
    const { environment } = this;
    const region = secondRegion(environment);
    const isPrimary = environment.disasterRecovery.role === 'primary';
    if (region === undefined || !(environment.storage.objectStorage.replicate || isPrimary)) return undefined;
    const provider = this.providerIn(region);
    const second = new SecondRegion(this, 'copies', { environment, region, provider });
    if (isPrimary) {
      new AutomatedBackupCopies(this, 'postgres-backups', {
        environment,
        postgres,
        key: second.key,
        provider,
      });
    }
    return second;
  }
}
