import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { edge } from './edge';

describe('a layer that consumes the edge', () => {
  const layer = synthesizeConstruct((scope) => {
    const { apiTargetGroupArn, loadBalancerSecurityGroupId, publicZoneId, apiHostname, alarmTopicArn } =
      scope.consume(edge);
    scope.addOverride('locals', {
      targetGroupBinding: [apiTargetGroupArn, loadBalancerSecurityGroupId],
      dns: [publicZoneId, apiHostname],
      alarms: alarmTopicArn,
    });
  });

  it('gets what a target group binding, external-dns, cert-manager and its own alarms need', () => {
    const output = (name: string) => `\${data.terraform_remote_state.edge.outputs.${name}}`;

    expect(layer.json).toMatchObject({
      locals: {
        targetGroupBinding: [output('api_target_group_arn'), output('load_balancer_security_group_id')],
        dns: [output('public_zone_id'), output('api_hostname')],
        alarms: output('alarm_topic_arn'),
      },
    });
  });

  it('refuses a state of the first version', () => {
    expect(JSON.stringify(layer.data('terraform_remote_state.edge'))).toContain(
      'version 2 of the edge layer',
    );
  });
});
