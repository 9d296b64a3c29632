import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AcceptedCheck, accepted, unaccepted, unneeded } from './accepted';
import { type Finding, type Scan, scan } from './checkov';
import { layersWithState, plansOfLayers } from './evidence';

jest.setTimeout(120_000);

describe('checkov', () => {
  const plans = plansOfLayers();
  let found: Scan;
  beforeAll(async () => {
    found = await scan(plans);
  });

  it('reads the plan of every layer', () => {
    expect([...plans.keys()].sort()).toEqual(layersWithState().sort());
    expect(found.parsingErrors).toBe(0);
    expect(found.resources).toBeGreaterThan(100);
  });

  // Mend what it names, or add it to test/security/accepted.json with the reason: docs/security.md.
  it('finds nothing that is not accepted with a reason', () => {
    expect(unaccepted(found.findings, accepted.checks)).toEqual([]);
  });

  // Take what it names off test/security/accepted.json.
  it('still finds all that is accepted', () => {
    expect(unneeded(found.findings, accepted.checks)).toEqual([]);
  });
});

describe('the list of accepted findings', () => {
  const finding = (check: string, resource: string, layer = 'data'): Finding => ({
    layer,
    check,
    resource,
    wants: 'Ensure it is so',
  });
  const entry = (check: string, ...resources: string[]): AcceptedCheck => ({
    layer: 'data',
    checks: [check],
    resources,
    reason: 'Because.',
  });
  const log = finding('CKV_1', 'aws_cloudwatch_log_group.slow');

  it('takes an address or a whole type', () => {
    expect(unaccepted([log], [entry('CKV_1', log.resource)])).toEqual([]);
    expect(unaccepted([log], [entry('CKV_1', 'aws_cloudwatch_log_group')])).toEqual([]);
  });

  it.each([
    ['another check', finding('CKV_2', log.resource)],
    ['another resource', finding('CKV_1', 'aws_cloudwatch_log_group.slower')],
    ['another layer', finding('CKV_1', log.resource, 'edge')],
  ])('does not let %s pass', (_, other) => {
    expect(unaccepted([other], [entry('CKV_1', log.resource)])).toEqual([
      `${other.layer}: ${other.check} ${other.resource}: Ensure it is so`,
    ]);
  });

  it('names what is no longer needed', () => {
    expect(unneeded([log], [entry('CKV_1', log.resource, 'aws_kms_key.gone')])).toEqual([
      'data: CKV_1 aws_kms_key.gone',
    ]);
  });

  it('has a reason in a sentence for each, and none twice', () => {
    const keys = accepted.checks.flatMap(({ layer, checks, resources }) =>
      checks.flatMap((check) => resources.map((resource) => `${layer} ${check} ${resource}`)),
    );

    expect(
      [...accepted.checks, ...accepted.secrets].filter(({ reason }) => !/^[A-Z0-9].{20,}\.$/.test(reason)),
    ).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
