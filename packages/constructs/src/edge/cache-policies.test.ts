import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { CachePolicies } from './cache-policies';
import { SecurityHeaders } from './security-headers';

interface Selection {
  readonly header_behavior?: string;
  readonly cookie_behavior?: string;
  readonly query_string_behavior?: string;
  readonly headers?: { readonly items: readonly string[] };
}

const layer = synthesizeConstruct((scope, { environment }) => {
  new CachePolicies(scope, 'api', { environment });
  new SecurityHeaders(scope, 'headers', { environment });
});

const cache = layer.resource('aws_cloudfront_cache_policy.api');
const key = cache.parameters_in_cache_key_and_forwarded_to_origin as {
  readonly headers_config: Selection;
  readonly cookies_config: Selection;
  readonly query_strings_config: Selection;
};
const origin = layer.resource('aws_cloudfront_origin_request_policy.api') as {
  readonly headers_config: Selection;
  readonly cookies_config: Selection;
  readonly query_strings_config: Selection;
};

/** What the API is sent of a request, and what the cache tells requests apart by. */
interface Request {
  readonly authorization?: string;
  readonly cookie?: string;
  readonly query?: string;
}

const listed = ({ header_behavior: behavior, headers }: Selection, header: string) =>
  behavior === 'whitelist' && (headers?.items ?? []).some((item) => item.toLowerCase() === header);
const all = (selection: Selection) =>
  selection.cookie_behavior === 'all' || selection.query_string_behavior === 'all';

const keyOf = ({ authorization, cookie, query }: Request) =>
  JSON.stringify([
    listed(key.headers_config, 'authorization') && authorization,
    all(key.cookies_config) && cookie,
    all(key.query_strings_config) && query,
  ]);
const sentOn = ({ authorization, cookie, query }: Request) =>
  JSON.stringify([
    [key, origin].some((policy) => listed(policy.headers_config, 'authorization')) && authorization,
    [key, origin].some((policy) => all(policy.cookies_config)) && cookie,
    [key, origin].some((policy) => all(policy.query_strings_config)) && query,
  ]);

describe('CachePolicies', () => {
  it('never serve an answer to somebody that it was not made for', () => {
    const values = [undefined, 'one', 'another'];
    const requests = values.flatMap((authorization) =>
      values.flatMap((cookie) => values.map((query) => ({ authorization, cookie, query }))),
    );
    const shared = requests.flatMap((one) =>
      requests.filter((other) => keyOf(one) === keyOf(other) && sentOn(one) !== sentOn(other)),
    );

    expect(requests).toHaveLength(27);
    expect(shared).toEqual([]);
  });

  it('never serve an answer to a request with Authorization to one with another, or with none', () => {
    const keys = [undefined, 'Bearer one', 'Bearer another'].map((authorization) => keyOf({ authorization }));

    expect(new Set(keys).size).toBe(3);
  });

  it('send on what the requirement names, and to the API nothing of a user that is not in the key', () => {
    expect(key.headers_config).toEqual({
      header_behavior: 'whitelist',
      headers: { items: ['Authorization', 'CloudFront-Forwarded-Proto'] },
    });
    expect(key.query_strings_config).toEqual({ query_string_behavior: 'all' });
    expect(key.cookies_config).toEqual({ cookie_behavior: 'none' });
    expect(origin.headers_config).toEqual({
      header_behavior: 'whitelist',
      headers: { items: ['x-origin-key'] },
    });
    expect(origin.query_strings_config).toEqual({ query_string_behavior: 'none' });
    expect(origin.cookies_config).toEqual({ cookie_behavior: 'none' });
  });

  it('keep answers for 0, 3600 and 86400 seconds', () => {
    expect([cache.min_ttl, cache.default_ttl, cache.max_ttl]).toEqual([0, 3600, 86_400]);
  });
});

describe('SecurityHeaders', () => {
  it('stand on every answer', () => {
    expect(layer.resource('aws_cloudfront_response_headers_policy.headers').security_headers_config).toEqual({
      strict_transport_security: {
        access_control_max_age_sec: 63_072_000,
        include_subdomains: true,
        override: true,
      },
      content_type_options: { override: true },
      frame_options: { frame_option: 'DENY', override: true },
      referrer_policy: { referrer_policy: 'no-referrer', override: true },
      content_security_policy: {
        content_security_policy: "default-src 'none'; frame-ancestors 'none'",
        override: false,
      },
    });
  });
});
