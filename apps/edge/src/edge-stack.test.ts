import { describe, expect, it } from '@jest/globals';
import { layer, standIn } from './test-layers';

describe('EdgeStack', () => {
  it('keeps the addresses of what must not be made anew', () => {
    expect(layer.holdingData()).toEqual([
      'aws_kms_key.cdn_key',
      'aws_kms_key.edge_key',
      'aws_route53_zone.public',
      'aws_s3_bucket.cdn_logs',
      'aws_s3_bucket.load_balancer_logs',
    ]);
    expect(layer.addresses()).toEqual(
      expect.arrayContaining([
        'aws_cloudfront_distribution.cdn',
        'aws_lb.main',
        'aws_lb_target_group.api',
        'aws_wafv2_web_acl.cdn_firewall',
        'aws_wafv2_web_acl.load_balancer_firewall',
      ]),
    );
    expect(layer.count()).toBe(65);
  });

  it('stands in the VPC of the network layer, and in its public subnets', () => {
    const network = (output: string) => `\${data.terraform_remote_state.network.outputs.${output}}`;

    expect(layer.resource('aws_lb_target_group.api').vpc_id).toBe(network('vpc_id'));
    expect(layer.resource('aws_lb.main').subnets).toBe(network('public_subnet_ids'));
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      public_zone_id: '${aws_route53_zone.public.zone_id}',
      public_zone_name: 'example.com',
      api_hostname: 'api.example.com',
      api_target_group_arn: '${aws_lb_target_group.api.arn}',
      load_balancer_arn: '${aws_lb.main.arn}',
      load_balancer_dns_name: '${aws_lb.main.dns_name}',
      load_balancer_security_group_id: '${aws_security_group.load_balancer.id}',
      distribution_id: '${aws_cloudfront_distribution.cdn.id}',
      distribution_domain_name: '${aws_cloudfront_distribution.cdn.domain_name}',
      load_balancer_certificate_arn: '${aws_acm_certificate_validation.origin_name.certificate_arn}',
      distribution_certificate_arn: '${aws_acm_certificate_validation.public_name.certificate_arn}',
      load_balancer_web_acl_arn: '${aws_wafv2_web_acl.load_balancer_firewall.arn}',
      distribution_web_acl_arn: '${aws_wafv2_web_acl.cdn_firewall.arn}',
      alarm_topic_arn: '${aws_sns_topic.alarms.arn}',
      contract: { name: 'edge', version: 2 },
    });
  });
});

describe('the distribution', () => {
  const distribution = layer.resource('aws_cloudfront_distribution.cdn');

  it("has the requirement's figures", () => {
    expect(distribution).toMatchObject({
      enabled: true,
      is_ipv6_enabled: true,
      http_version: 'http2and3',
      price_class: 'PriceClass_100',
      default_root_object: 'index.html',
      aliases: ['api.example.com'],
      web_acl_id: '${aws_wafv2_web_acl.cdn_firewall.arn}',
      viewer_certificate: {
        acm_certificate_arn: '${aws_acm_certificate_validation.public_name.certificate_arn}',
        ssl_support_method: 'sni-only',
        minimum_protocol_version: 'TLSv1.2_2021',
      },
      restrictions: { geo_restriction: { restriction_type: 'none' } },
    });
  });

  it('calls one origin, by HTTPS and TLS 1.2', () => {
    expect(distribution.origin).toEqual([
      {
        origin_id: 'diet-game-api',
        domain_name: 'origin.api.example.com',
        custom_origin_config: {
          http_port: 80,
          https_port: 443,
          origin_protocol_policy: 'https-only',
          origin_ssl_protocols: ['TLSv1.2'],
        },
      },
    ]);
  });

  it('answers users by HTTPS only, by the policies of the cache, with the origin key on every request', () => {
    const shared = {
      target_origin_id: 'diet-game-api',
      cached_methods: ['GET', 'HEAD'],
      viewer_protocol_policy: 'redirect-to-https',
      compress: true,
      origin_request_policy_id: '${aws_cloudfront_origin_request_policy.api_answers.id}',
      response_headers_policy_id: '${aws_cloudfront_response_headers_policy.security_headers.id}',
      function_association: [
        {
          event_type: 'viewer-request',
          function_arn: 'arn:aws:cloudfront::123456789012:function/diet-game-main-origin-key',
        },
      ],
    };

    expect(distribution.default_cache_behavior).toEqual({
      ...shared,
      allowed_methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
      cache_policy_id: '${aws_cloudfront_cache_policy.api_answers.id}',
    });
    expect(distribution.ordered_cache_behavior).toEqual([
      {
        ...shared,
        path_pattern: '/health',
        allowed_methods: ['GET', 'HEAD'],
        cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      },
    ]);
    expect(distribution.depends_on).toEqual(['aws_cloudformation_stack.origin_key_sender']);
  });

  it('records requests without cookies and query strings', () => {
    const { record_fields: fields } = layer.resource('aws_cloudwatch_log_delivery.cdn_access');

    expect(fields).toEqual(expect.arrayContaining(['c-ip', 'cs-method', 'cs-uri-stem', 'sc-status']));
    expect(fields).not.toContain('cs(Cookie)');
    expect(fields).not.toContain('cs-uri-query');
    expect(layer.resource('aws_cloudwatch_log_delivery_source.cdn_access')).toMatchObject({
      log_type: 'ACCESS_LOGS',
      resource_arn: '${aws_cloudfront_distribution.cdn.arn}',
    });
  });
});

describe('alarms', () => {
  it('are these', () => {
    const alarms = layer.addresses('aws_cloudwatch_metric_alarm').map((address) => {
      const alarm = layer.resource(address);
      const statistic = alarm.statistic ?? alarm.extended_statistic;
      return [alarm.metric_name, statistic, alarm.comparison_operator, alarm.threshold].join(' ');
    });

    expect(alarms).toEqual([
      '5xxErrorRate Average GreaterThanThreshold 5',
      'BlockedRequests Sum GreaterThanThreshold 10000',
      'HealthCheckStatus Minimum LessThanThreshold 1',
      'HTTPCode_ELB_5XX_Count Sum GreaterThanThreshold 30',
      'TargetResponseTime p95 GreaterThanThreshold 1',
      'HTTPCode_Target_5XX_Count Sum GreaterThanThreshold 30',
      'UnHealthyHostCount Maximum GreaterThanThreshold 0',
      'BlockedRequests Sum GreaterThanThreshold 10000',
    ]);
  });

  it('tell the topic of their own region', () => {
    const { alarm_actions: atHome } = layer.resource('aws_cloudwatch_metric_alarm.edge_target_5xx');
    const { alarm_actions: atCloudFront } = layer.resource('aws_cloudwatch_metric_alarm.edge_cdn_5xx');

    expect([atHome, atCloudFront]).toEqual([
      ['${aws_sns_topic.alarms.arn}'],
      ['${aws_sns_topic.cdn_alarms.arn}'],
    ]);
  });

  it('have a dashboard that looks for each metric where it is', () => {
    const { widgets } = JSON.parse(
      String(standIn.resource('aws_cloudwatch_dashboard.dashboard').dashboard_body),
    ) as { widgets: { properties: { title: string; region: string } }[] };
    const regionOf = (title: string) =>
      widgets.find(({ properties }) => properties.title === title)?.properties.region;

    expect(widgets).toHaveLength(9);
    expect(regionOf('Requests at CloudFront')).toBe('us-east-1');
    expect(regionOf('Errors')).toBe('us-west-2');
  });
});
