import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy';
import { CloudfrontOriginRequestPolicy } from '@cdktf/provider-aws/lib/cloudfront-origin-request-policy';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { originKeyHeader } from './origin-key';

export interface CachePoliciesProps {
  readonly environment: Environment;
}

/**
 * What CloudFront sends on to the API, and which requests it may answer from its cache.
 *
 * An answer that was made for one user must never be given to another. An answer can
 * differ only by what the API was sent, so everything of the user's that is sent on is
 * part of the cache's key, and nothing else is sent on:
 *
 * - `Authorization` is in the key, so that two tokens never share an answer, nor do a
 *   request with a token and one without;
 * - every query string is in the key;
 * - cookies are not sent on, so that no answer depends on one;
 * - beside the key, the origin request policy adds the origin key alone, which CloudFront
 *   sets itself and which is the same for everybody.
 *
 * The method and the path are always part of the key; answers to anything but GET and HEAD
 * are not kept. What stays is that a user gets their own earlier answer for as long as the
 * API lets it be kept, an hour where it says nothing: to `Cache-Control: no-store` or
 * `private` CloudFront holds, since the least time to live is zero.
 * Source: CloudFront developer guide, "Understand the cache key" and "Configure CloudFront
 * to forward the Authorization header".
 */
export class CachePolicies extends Construct {
  readonly cachePolicyId: string;
  readonly originRequestPolicyId: string;

  constructor(scope: Construct, id: string, { environment }: CachePoliciesProps) {
    super(scope, id);
    const { cdn } = environment.storage;
    const name = resourceName(environment, 'api');

    this.cachePolicyId = new CloudfrontCachePolicy(this, 'cloudfront_cache_policy', {
      name,
      comment: `Answers of the API of ${environment.name}, each to who may see it`,
      minTtl: cdn.minimumTtlSeconds,
      defaultTtl: cdn.defaultTtlSeconds,
      maxTtl: cdn.maximumTtlSeconds,
      parametersInCacheKeyAndForwardedToOrigin: {
        headersConfig: {
          headerBehavior: 'whitelist',
          headers: { items: ['Authorization', 'CloudFront-Forwarded-Proto'] },
        },
        queryStringsConfig: { queryStringBehavior: 'all' },
        cookiesConfig: { cookieBehavior: 'none' },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    }).id;
    this.originRequestPolicyId = new CloudfrontOriginRequestPolicy(this, 'cloudfront_origin_request_policy', {
      name,
      comment: `What the API of ${environment.name} is sent beside the key of the cache`,
      headersConfig: { headerBehavior: 'whitelist', headers: { items: [originKeyHeader] } },
      queryStringsConfig: { queryStringBehavior: 'none' },
      cookiesConfig: { cookieBehavior: 'none' },
    }).id;
  }
}
