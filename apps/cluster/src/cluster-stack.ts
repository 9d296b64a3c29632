import { cluster } from '@diet-game/constructs/contract/cluster';
import { network } from '@diet-game/constructs/contract/network';
import { ClusterFoundation } from '@diet-game/constructs/eks/cluster-foundation';
import { cloudWatchLogsStatement, EncryptionKey } from '@diet-game/constructs/encryption/encryption-key';
import { homeRegion } from '@diet-game/constructs/environment/names';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import type { Construct } from 'constructs';

/** Where containers run. */
export class ClusterStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'cluster', context);
    const { environment } = context;
    const { vpcId } = this.consume(network);

    const key = new EncryptionKey(this, 'secrets', {
      environment,
      name: 'cluster',
      description: `Encrypts the secrets and control-plane logs of ${environment.compute.containers.clusterName}`,
      serviceStatements: [cloudWatchLogsStatement(homeRegion(environment), environment.access.accountId)],
    });
    const foundation = new ClusterFoundation(this, 'cluster', { environment, vpcId, key });

    this.publish(cluster, {
      clusterName: environment.compute.containers.clusterName,
      clusterSecurityGroupId: foundation.securityGroupId,
      secretsKeyArn: key.arn,
    });
  }
}
