import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { EdgeStack } from './edge-stack';
import { layer, standIn } from './test-layers';

const toBalancer = {
  name: '${aws_lb.main.dns_name}',
  zone_id: '${aws_lb.main.zone_id}',
  evaluate_target_health: true,
};

describe('names', () => {
  it('lead users to the distribution, by IPv4 and IPv6', () => {
    for (const type of ['A', 'AAAA']) {
      expect(layer.resource(`aws_route53_record.dns_api_${type.toLowerCase()}`)).toEqual({
        zone_id: '${aws_route53_zone.public.zone_id}',
        name: 'api.example.com',
        type,
        alias: {
          name: '${aws_cloudfront_distribution.cdn.domain_name}',
          zone_id: '${aws_cloudfront_distribution.cdn.hosted_zone_id}',
          evaluate_target_health: false,
        },
      });
    }
  });

  it('lead the distribution of the primary to its load balancer, or to that of its stand-in', () => {
    const [first, second] = [layer, standIn].map((each) =>
      each.resource('aws_route53_record.dns_service_origin'),
    );
    const { origin } = layer.resource('aws_cloudfront_distribution.cdn') as {
      origin: readonly { readonly domain_name: string }[];
    };

    expect(first).toEqual({
      zone_id: '${aws_route53_zone.public.zone_id}',
      name: origin[0]?.domain_name,
      type: 'A',
      alias: toBalancer,
      set_identifier: 'main',
      failover_routing_policy: { type: 'PRIMARY' },
    });
    expect(second).toEqual({
      ...first,
      zone_id: '${data.aws_route53_zone.public.zone_id}',
      set_identifier: 'main-dr',
      failover_routing_policy: { type: 'SECONDARY' },
    });
  });

  it('are looked at from all over the world, on the way of users', () => {
    expect(layer.resource('aws_route53_health_check.public_name_health')).toMatchObject({
      type: 'HTTPS',
      fqdn: 'api.example.com',
      port: 443,
      resource_path: '/health',
    });
  });

  it('of an environment without a stand-in are plain', () => {
    const { failover_routing_policy: failover, set_identifier: identifier } = synthesizeLayer(
      EdgeStack,
    ).resource('aws_route53_record.dns_service_origin');

    expect([failover, identifier]).toEqual([undefined, undefined]);
  });
});

describe('a stand-in', () => {
  it('has a name of its own, for two distributions cannot share one', () => {
    expect(standIn.resource('aws_cloudfront_distribution.cdn').aliases).toEqual([
      'us-west-2.api.example.com',
    ]);
    expect(standIn.resource('aws_route53_record.dns_origin')).toMatchObject({
      name: 'origin.us-west-2.api.example.com',
      alias: toBalancer,
    });
    expect(standIn.output('api_hostname').value).toBe('us-west-2.api.example.com');
  });

  it("has a load balancer that its primary's distribution can call too", () => {
    expect(standIn.resource('aws_acm_certificate.origin_name')).toMatchObject({
      domain_name: 'origin.api.example.com',
      subject_alternative_names: ['origin.us-west-2.api.example.com'],
    });
    expect(standIn.addresses('aws_route53_record')).not.toContain('aws_route53_record.origin_name_proof_2');
  });

  it("keeps what is CloudFront's in us-east-1, and what is the load balancer's at home", () => {
    const providerOf = (address: string) => standIn.resource(address).provider;

    for (const address of [
      'aws_wafv2_web_acl.cdn_firewall',
      'aws_wafv2_web_acl_logging_configuration.cdn_firewall_logs',
      'aws_cloudwatch_log_group.cdn_firewall_logs',
      'aws_acm_certificate.public_name',
      'aws_cloudformation_stack.origin_key_sender',
      'aws_cloudwatch_log_delivery_source.cdn_access',
      'aws_s3_bucket.cdn_logs',
      'aws_kms_key.cdn_key',
      'aws_sns_topic.cdn_alarms',
      'aws_cloudwatch_metric_alarm.edge_cdn_5xx',
      'aws_cloudwatch_metric_alarm.edge_health',
    ]) {
      expect([address, providerOf(address)]).toEqual([address, 'aws.us_east_1']);
    }
    for (const address of [
      'aws_wafv2_web_acl.load_balancer_firewall',
      'aws_acm_certificate.origin_name',
      'aws_cloudformation_stack.origin_gate',
      'aws_s3_bucket.load_balancer_logs',
      'aws_sns_topic.alarms',
      'aws_cloudwatch_metric_alarm.edge_target_5xx',
    ]) {
      expect([address, providerOf(address)]).toEqual([address, undefined]);
    }
  });
});
