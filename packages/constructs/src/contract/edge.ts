import { defineContract, string } from './contract';
import { arn, hostedZoneId, hostname } from './formats';

/** What the edge layer promises: the public domain, and where its traffic arrives. */
export const edge = defineContract('edge', 1, {
  publicZoneId: string({
    description: 'Public hosted zone of the domain.',
    format: hostedZoneId,
    example: 'Z0987654321EXAMPLE',
  }),
  publicZoneName: string({ description: 'The public domain.', format: hostname, example: 'dietgame.com' }),
  apiTargetGroupArn: string({
    description: 'Target group that the API registers its pods in.',
    format: arn('elasticloadbalancing'),
    example:
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/diet-game-production-api/0123456789abcdef',
  }),
});
