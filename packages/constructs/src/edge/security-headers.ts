import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface SecurityHeadersProps {
  readonly environment: Environment;
}

/** Two years, in seconds; what browsers ask of a domain that they are to preload. Source: hstspreload.org. */
const twoYears = 63_072_000;

/** The headers by which every answer tells browsers to be careful. */
export class SecurityHeaders extends Construct {
  readonly policyId: string;

  constructor(scope: Construct, id: string, { environment }: SecurityHeadersProps) {
    super(scope, id);
    this.policyId = new CloudfrontResponseHeadersPolicy(this, 'cloudfront_response_headers_policy', {
      name: resourceName(environment, 'security-headers'),
      comment: `Security headers of ${environment.name}`,
      securityHeadersConfig: {
        strictTransportSecurity: {
          accessControlMaxAgeSec: twoYears,
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: 'DENY', override: true },
        referrerPolicy: { referrerPolicy: 'no-referrer', override: true },
        // An API's answers load nothing and are shown in no page; one that does may say so itself.
        contentSecurityPolicy: {
          contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
          override: false,
        },
      },
    }).id;
  }
}
