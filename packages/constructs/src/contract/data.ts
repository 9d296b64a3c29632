import { defineContract, number, string } from './contract';
import { arn, hostname, name } from './formats';

/** What the data layer promises: where the stores are and what encrypts them. */
export const data = defineContract('data', 2, {
  dataKeyArn: string({
    description: 'KMS key that encrypts the stores.',
    format: arn('kms'),
    example: 'arn:aws:kms:us-east-1:111122223333:key/11112222-3333-4444-5555-666677778888',
  }),
  postgresEndpoint: string({
    description: 'Host of PostgreSQL that takes writes: the proxy, where there is one.',
    format: hostname,
    example: 'diet-game-production-postgres.abc123.us-east-1.rds.amazonaws.com',
  }),
  postgresReaderEndpoint: string({
    description: 'Host of PostgreSQL to read from; the one that takes writes, for there is no read replica.',
    format: hostname,
    example: 'diet-game-production-postgres-1.abc123.us-east-1.rds.amazonaws.com',
  }),
  postgresPort: number({ description: 'Port of both hosts.', format: /^\d+$/, example: 5432 }),
  postgresDatabaseName: string({
    description: 'The database within PostgreSQL.',
    format: name,
    example: 'dietgame',
  }),
  postgresSecretArn: string({
    description: "Secret with the master user's name and password.",
    format: arn('secretsmanager'),
    example:
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!db-11112222-3333-4444-5555-666677778888-AbCdEf',
  }),
  redisPrimaryEndpoint: string({
    description: 'Host that takes writes.',
    format: hostname,
    example: 'master.diet-game-production-redis.abc123.use1.cache.amazonaws.com',
  }),
  redisReaderEndpoint: string({
    description: 'Host that spreads reads over the replicas.',
    format: hostname,
    example: 'replica.diet-game-production-redis.abc123.use1.cache.amazonaws.com',
  }),
  redisPort: number({ description: 'Port of both hosts.', format: /^\d+$/, example: 6379 }),
  redisUserName: string({
    description: 'User that the API signs in as, by IAM.',
    format: name,
    example: 'diet-game-production-api',
  }),
  mediaBucketName: string({
    description: 'Bucket of what users upload.',
    format: name,
    example: 'diet-game-production-media-111122223333-us-east-1',
  }),
  mediaBucketArn: string({
    description: 'ARN of that bucket.',
    format: arn('s3'),
    example: 'arn:aws:s3:::diet-game-production-media-111122223333-us-east-1',
  }),
  backupsBucketName: string({
    description: 'Bucket of dumps and exports.',
    format: name,
    example: 'diet-game-production-backups-a1b2c3d4-us-east-1',
  }),
  backupsBucketArn: string({
    description: 'ARN of that bucket.',
    format: arn('s3'),
    example: 'arn:aws:s3:::diet-game-production-backups-a1b2c3d4-us-east-1',
  }),
  alarmTopicArn: string({
    description: "Topic of the layer's alarms.",
    format: arn('sns'),
    example: 'arn:aws:sns:us-east-1:111122223333:diet-game-production-data-alarms',
  }),
});
