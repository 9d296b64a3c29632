import {
  CloudfrontDistribution,
  type CloudfrontDistributionDefaultCacheBehavior,
} from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { ports } from '../network/traffic';
import { pins } from '../versions';
import type { CachePolicies } from './cache-policies';
import { originHostname, publicHostname } from './hostnames';
import type { OriginKeySender } from './origin-key-sender';
import type { SecurityHeaders } from './security-headers';
import type { WebAcl } from './web-acl';

export interface DistributionProps {
  readonly environment: Environment;
  /** Of ACM in us-east-1, where CloudFront looks for it. */
  readonly certificateArn: string;
  readonly webAcl: WebAcl;
  readonly policies: CachePolicies;
  readonly securityHeaders: SecurityHeaders;
  readonly sender: OriginKeySender;
}

/** The one origin: the load balancer. */
const originId = 'diet-game-api';

const everyMethod = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** The CloudFront distribution: where users' requests arrive, all over the world. */
export class Distribution extends Construct {
  readonly arn: string;
  readonly distributionId: string;
  readonly domainName: string;
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    const { environment, policies } = props;
    const { cdn } = environment.storage;
    const healthCheckPath = environment.networking.loadBalancers[0]?.healthCheckPath as string;

    const distribution = new CloudfrontDistribution(this, 'cloudfront_distribution', {
      comment: `API of ${environment.name}`,
      enabled: true,
      isIpv6Enabled: true,
      httpVersion: 'http2and3',
      priceClass: cdn.priceClass,
      defaultRootObject: cdn.defaultRootObject,
      aliases: [publicHostname(environment)],
      webAclId: props.webAcl.arn,
      origin: [
        {
          originId,
          domainName: originHostname(environment),
          customOriginConfig: {
            httpPort: ports.http,
            httpsPort: ports.https,
            originProtocolPolicy: 'https-only',
            originSslProtocols: ['TLSv1.2'],
          },
        },
      ],
      defaultCacheBehavior: behavior(props, everyMethod, policies.cachePolicyId),
      orderedCacheBehavior: [
        // A kept answer would say that all is well for an hour after it is not.
        {
          pathPattern: healthCheckPath,
          ...behavior(props, ['GET', 'HEAD'], pins.edge.cachingDisabledPolicyId),
        },
      ],
      viewerCertificate: {
        acmCertificateArn: props.certificateArn,
        sslSupportMethod: 'sni-only',
        minimumProtocolVersion: pins.edge.viewerTlsPolicy,
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      dependsOn: [props.sender.resource],
      tags: { Name: resourceName(environment, 'cdn') },
    });
    this.arn = distribution.arn;
    this.distributionId = distribution.id;
    this.domainName = distribution.domainName;
    this.hostedZoneId = distribution.hostedZoneId;
  }
}

function behavior(
  props: DistributionProps,
  allowedMethods: string[],
  cachePolicyId: string,
): CloudfrontDistributionDefaultCacheBehavior {
  return {
    targetOriginId: originId,
    allowedMethods,
    cachedMethods: ['GET', 'HEAD'],
    viewerProtocolPolicy: 'redirect-to-https',
    compress: true,
    cachePolicyId,
    originRequestPolicyId: props.policies.originRequestPolicyId,
    responseHeadersPolicyId: props.securityHeaders.policyId,
    functionAssociation: [{ eventType: 'viewer-request', functionArn: props.sender.functionArn }],
  };
}
