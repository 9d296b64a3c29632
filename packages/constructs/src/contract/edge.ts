import { defineContract, string } from './contract';
import { arn, ec2Id, hostedZoneId, hostname, name } from './formats';

/** What the edge layer promises: the public domain, where its traffic arrives, and what stands before it. */
export const edge = defineContract('edge', 2, {
  publicZoneId: string({
    description: 'Public hosted zone of the domain.',
    format: hostedZoneId,
    example: 'Z0987654321EXAMPLE',
  }),
  publicZoneName: string({ description: 'The public domain.', format: hostname, example: 'dietgame.com' }),
  apiHostname: string({
    description: 'Name that users call the API by.',
    format: hostname,
    example: 'api.dietgame.com',
  }),
  apiTargetGroupArn: string({
    description: 'Target group that the API registers its pods in.',
    format: arn('elasticloadbalancing'),
    example:
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/diet-game-production-api/0123456789abcdef',
  }),
  loadBalancerArn: string({
    description: 'The load balancer, which CloudFront alone can reach.',
    format: arn('elasticloadbalancing'),
    example:
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/diet-game-production-api/0123456789abcdef',
  }),
  loadBalancerDnsName: string({
    description: "AWS's own name of the load balancer.",
    format: hostname,
    example: 'diet-game-production-api-1234567890.us-east-1.elb.amazonaws.com',
  }),
  loadBalancerSecurityGroupId: string({
    description: 'Security group of the load balancer, from which the pods of the API are called.',
    format: ec2Id('sg'),
    example: 'sg-0d1d1d1d1d1d1d1d1',
  }),
  distributionId: string({
    description: 'The CloudFront distribution.',
    format: name,
    example: 'E1EXAMPLE2ABCD',
  }),
  distributionDomainName: string({
    description: "AWS's own name of the distribution.",
    format: hostname,
    example: 'd111111abcdef8.cloudfront.net',
  }),
  loadBalancerCertificateArn: string({
    description: 'Certificate of the load balancer.',
    format: arn('acm'),
    example: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
  }),
  distributionCertificateArn: string({
    description: 'Certificate of the distribution, in us-east-1.',
    format: arn('acm'),
    example: 'arn:aws:acm:us-east-1:111122223333:certificate/66666666-7777-8888-9999-000000000000',
  }),
  loadBalancerWebAclArn: string({
    description: 'Web ACL of the load balancer.',
    format: arn('wafv2'),
    example:
      'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/diet-game-production-load-balancer/11111111-2222-3333-4444-555555555555',
  }),
  distributionWebAclArn: string({
    description: 'Web ACL of the distribution, in us-east-1.',
    format: arn('wafv2'),
    example:
      'arn:aws:wafv2:us-east-1:111122223333:global/webacl/diet-game-production-cdn/66666666-7777-8888-9999-000000000000',
  }),
  alarmTopicArn: string({
    description: "Where the edge's alarms arrive, and others of its region may.",
    format: arn('sns'),
    example: 'arn:aws:sns:us-east-1:111122223333:diet-game-production-edge-alarms',
  }),
});
