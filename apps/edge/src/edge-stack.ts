import { edge } from '@diet-game/constructs/contract/edge';
import { network } from '@diet-game/constructs/contract/network';
import { ApiTargetGroup } from '@diet-game/constructs/edge/api-target-group';
import { PublicZone } from '@diet-game/constructs/edge/public-zone';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import type { Construct } from 'constructs';

/** Where users' requests arrive. */
export class EdgeStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'edge', context);
    const { environment } = context;
    const { vpcId } = this.consume(network);

    const zone = new PublicZone(this, 'public', { environment });
    const targetGroup = new ApiTargetGroup(this, 'api', { environment, vpcId });

    this.publish(edge, {
      publicZoneId: zone.zoneId,
      publicZoneName: zone.domain,
      apiTargetGroupArn: targetGroup.arn,
    });
  }
}
