import { defineContract, number, string } from './contract';
import { arn, hostname, name } from './formats';

/** What the data layer promises: where the stores are and what encrypts them. */
export const data = defineContract('data', 1, {
  dataKeyArn: string({
    description: 'KMS key that encrypts the stores.',
    format: arn('kms'),
    example: 'arn:aws:kms:us-east-1:111122223333:key/11112222-3333-4444-5555-666677778888',
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
});
