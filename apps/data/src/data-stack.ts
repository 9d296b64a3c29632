import { Redis } from '@diet-game/constructs/cache/redis';
import { data } from '@diet-game/constructs/contract/data';
import { network } from '@diet-game/constructs/contract/network';
import { EncryptionKey } from '@diet-game/constructs/encryption/encryption-key';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { ports } from '@diet-game/constructs/network/traffic';
import type { Construct } from 'constructs';

/** What keeps the platform's data. */
export class DataStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'data', context);
    const { environment } = context;
    const { cacheSubnetGroupName, redisSecurityGroupId } = this.consume(network);

    const key = new EncryptionKey(this, 'data', {
      environment,
      name: 'data',
      description: `Encrypts the stores of ${environment.name}`,
    });
    const redis = new Redis(this, 'redis', {
      environment,
      key,
      subnetGroupName: cacheSubnetGroupName,
      securityGroupIds: [redisSecurityGroupId],
    });

    this.publish(data, {
      dataKeyArn: key.arn,
      redisPrimaryEndpoint: redis.primaryEndpoint,
      redisReaderEndpoint: redis.readerEndpoint,
      redisPort: ports.redis,
      redisUserName: redis.userName,
    });
  }
}
