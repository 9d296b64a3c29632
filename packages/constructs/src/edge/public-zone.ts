import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { holdsData } from '../holds-data';

export interface PublicZoneProps {
  readonly environment: Environment;
}

/** The hosted zone of the public domain: a new one, or one that the account has already. */
export class PublicZone extends Construct {
  readonly zoneId: string;
  readonly domain: string;

  constructor(scope: Construct, id: string, { environment }: PublicZoneProps) {
    super(scope, id);
    const { domain, publicZone } = environment.networking.dns;
    this.domain = domain;
    this.zoneId =
      publicZone === 'existing'
        ? new DataAwsRoute53Zone(this, 'route53_zone', { name: domain, privateZone: false }).zoneId
        : holdsData(
            new Route53Zone(this, 'route53_zone', {
              name: domain,
              comment: `Public names of ${environment.name}`,
            }),
            environment,
          ).zoneId;
  }
}
