import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { Certificate } from './certificate';

const layer = synthesizeConstruct((scope) => {
  new Certificate(scope, 'shared', {
    names: ['origin.api.example.com', 'origin.west.api.example.com'],
    zoneId: 'Z1',
    provenElsewhere: ['origin.api.example.com'],
    provider: scope.providerIn('us-west-2'),
  });
});

describe('Certificate', () => {
  it('is for all names, proven by DNS, and replaced without a gap', () => {
    expect(layer.resource('aws_acm_certificate.shared')).toEqual({
      domain_name: 'origin.api.example.com',
      subject_alternative_names: ['origin.west.api.example.com'],
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
      provider: 'aws.us_west_2',
      tags: { Name: 'origin.api.example.com' },
    });
  });

  it('keeps the proof of its own names, and leaves those of others alone', () => {
    const proof = (attribute: string) =>
      `\${one([for option in aws_acm_certificate.shared.domain_validation_options : option.${attribute} if option.domain_name == "origin.west.api.example.com"])}`;

    expect(layer.addresses('aws_route53_record')).toEqual(['aws_route53_record.shared_proof_1']);
    expect(layer.resource('aws_route53_record.shared_proof_1')).toEqual({
      zone_id: 'Z1',
      name: proof('resource_record_name'),
      type: proof('resource_record_type'),
      records: [proof('resource_record_value')],
      ttl: 300,
    });
  });

  it('is given on once it is issued', () => {
    expect(layer.resource('aws_acm_certificate_validation.shared')).toEqual({
      certificate_arn: '${aws_acm_certificate.shared.arn}',
      depends_on: ['aws_route53_record.shared_proof_1'],
      provider: 'aws.us_west_2',
    });
  });
});
