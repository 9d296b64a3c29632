import type { Environment } from '../../environment/environment';
import { PolicyDocument, type PolicyStatement } from '../../identity/policy-document';

const anyZone = 'arn:aws:route53:::hostedzone/*';

const zoneReason =
  'The public zone is of the edge layer, on which this one does not depend; the names that may change are bounded by conditions.';

const listZones: PolicyStatement = {
  sid: 'ListZones',
  actions: ['route53:ListHostedZones', 'route53:ListHostedZonesByName'],
  resources: ['*'],
  wildcardReason: 'These actions know no resources. Source: service authorization reference, Route 53.',
};

/** Conditions on a change of records: names, types and actions. Source: Route 53 developer guide, "Using IAM policy conditions for fine-grained access control". */
function recordConditions(names: readonly string[], types: readonly string[], actions: readonly string[]) {
  return {
    'ForAllValues:StringLike': { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': names },
    'ForAllValues:StringEquals': {
      'route53:ChangeResourceRecordSetsRecordTypes': types,
      'route53:ChangeResourceRecordSetsActions': actions,
    },
  };
}

/** Publishes the names of in-cluster services below the domain; the domain itself and the API's name are the edge layer's. */
export function externalDnsPolicies(environment: Environment) {
  const { domain, apiHostname } = environment.networking.dns;
  return {
    records: new PolicyDocument([
      listZones,
      {
        sid: 'ReadRecords',
        actions: ['route53:ListResourceRecordSets', 'route53:ListTagsForResources'],
        resources: [anyZone],
        wildcardReason: zoneReason,
      },
      {
        sid: 'ChangeRecordsOfServices',
        actions: ['route53:ChangeResourceRecordSets'],
        resources: [anyZone],
        wildcardReason: zoneReason,
        conditions: recordConditions(
          [`*.${domain}`],
          ['A', 'AAAA', 'CNAME', 'TXT'],
          ['CREATE', 'UPSERT', 'DELETE'],
        ),
      },
      {
        sid: 'LeaveRecordsOfEdge',
        effect: 'Deny',
        actions: ['route53:ChangeResourceRecordSets'],
        resources: [anyZone],
        conditions: {
          'ForAnyValue:StringEquals': {
            'route53:ChangeResourceRecordSetsNormalizedRecordNames': [...new Set([domain, apiHostname])],
          },
        },
      },
    ]),
  };
}

/** Proves to a certificate authority that the domain is ours, and does nothing else there. Source: cert-manager's documentation, "Route53". */
export function certManagerPolicies(environment: Environment) {
  const { domain } = environment.networking.dns;
  return {
    challenges: new PolicyDocument([
      listZones,
      {
        sid: 'WaitForChange',
        actions: ['route53:GetChange'],
        resources: ['arn:aws:route53:::change/*'],
      },
      {
        sid: 'ReadRecords',
        actions: ['route53:ListResourceRecordSets'],
        resources: [anyZone],
        wildcardReason: zoneReason,
      },
      {
        sid: 'AnswerChallenges',
        actions: ['route53:ChangeResourceRecordSets'],
        resources: [anyZone],
        wildcardReason: zoneReason,
        conditions: recordConditions(
          [`_acme-challenge.${domain}`, `_acme-challenge.*.${domain}`],
          ['TXT'],
          ['CREATE', 'UPSERT', 'DELETE'],
        ),
      },
    ]),
  };
}
