import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { EdgeStack } from './edge-stack';

describe('EdgeStack', () => {
  const layer = synthesizeLayer(EdgeStack);

  it('is made of these resources and no others', () => {
    expect(layer.addresses()).toEqual(['aws_lb_target_group.api', 'aws_route53_zone.public']);
  });

  it('takes traffic for the VPC of the network layer', () => {
    expect(layer.resource('aws_lb_target_group.api').vpc_id).toBe(
      '${data.terraform_remote_state.network.outputs.vpc_id}',
    );
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      public_zone_id: '${aws_route53_zone.public.zone_id}',
      public_zone_name: 'example.com',
      api_target_group_arn: '${aws_lb_target_group.api.arn}',
      contract: { name: 'edge', version: 1 },
    });
  });
});
