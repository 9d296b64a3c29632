import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { project } from '../environment/names';
import type { Vpc } from './vpc';

export interface PrivateZoneProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
}

/** A hosted zone that only the VPC can resolve. `.internal` is reserved for private use by ICANN. */
export class PrivateZone extends Construct {
  readonly zoneId: string;
  /** The zone's domain: `staging.diet-game.internal`. */
  readonly domain: string;

  constructor(scope: Construct, id: string, { environment, vpc }: PrivateZoneProps) {
    super(scope, id);
    this.domain = `${environment.name}.${project}.internal`;
    const zone = new Route53Zone(this, 'route53_zone', {
      name: this.domain,
      comment: `Private names of ${environment.name}`,
      vpc: [{ vpcId: vpc.vpcId }],
    });
    this.zoneId = zone.zoneId;
  }
}
