import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { ApiTargetGroup } from './api-target-group';
import { PublicZone } from './public-zone';

const synthesize = (publicZone: 'create' | 'existing') =>
  synthesizeConstruct(
    (layer, { environment }) => {
      const { zoneId } = new PublicZone(layer, 'public', { environment });
      new ApiTargetGroup(layer, 'api', { environment, vpcId: zoneId });
    },
    { environment: { networking: { dns: { publicZone } } } },
  );

describe('PublicZone', () => {
  it('is made where the account has none', () => {
    expect(synthesize('create').resource('aws_route53_zone.public')).toEqual({
      name: 'example.com',
      comment: 'Public names of test',
      lifecycle: { prevent_destroy: true },
    });
  });

  it('is looked up where the account has one', () => {
    const existing = synthesize('existing');

    expect(existing.count('aws_route53_zone')).toBe(0);
    expect(existing.data('aws_route53_zone.public')).toEqual({ name: 'example.com', private_zone: false });
    expect(existing.resource('aws_lb_target_group.api').vpc_id).toBe(
      '${data.aws_route53_zone.public.zone_id}',
    );
  });
});

describe('ApiTargetGroup', () => {
  it('takes pods by address, and only those that are well', () => {
    expect(synthesize('create').resource('aws_lb_target_group.api')).toEqual({
      name: 'diet-game-test-api',
      vpc_id: '${aws_route53_zone.public.zone_id}',
      target_type: 'ip',
      port: 3000,
      protocol: 'HTTP',
      deregistration_delay: '30',
      health_check: {
        path: '/health',
        matcher: '200',
        interval: 15,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 3,
      },
      tags: { Name: 'diet-game-test-api' },
    });
  });
});
