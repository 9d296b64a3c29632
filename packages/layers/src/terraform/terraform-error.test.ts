import { describe, expect, it } from '@jest/globals';
import type { Stack } from '../stacks/stack';
import type { Diagnostic } from './events';
import { describeFailure, isUnavailable, wasKilled } from './terraform-error';

const stack: Stack = {
  name: 'data-sandbox',
  layer: 'data',
  environment: {
    name: 'sandbox',
    accountId: '000000000000',
    region: 'us-east-1',
    target: 'sandbox',
    assumesRole: false,
  },
  directory: '/stacks/data-sandbox',
  consumes: [],
  providers: [{ source: 'hashicorp/random', version: '3.7.2' }],
  backend: { kind: 's3', settings: { bucket: 'states' } },
};

const error = (summary: string, rest: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: 'error',
  summary,
  detail: '',
  ...rest,
});

const fail = (diagnostics: Diagnostic[], signal?: string, of: Stack = stack) =>
  describeFailure({ stack: of, verb: 'plan', diagnostics, logFile: '/logs/data.plan.jsonl', signal });

describe('describeFailure', () => {
  it('names the layer that was never applied, and the command', () => {
    const missing = error('Unable to find remote state', { address: 'data.terraform_remote_state.network' });

    expect(fail([missing]).message).toBe(
      'LAYERS-CONTRACT-002: data of sandbox needs what network publishes, and network was never applied. ' +
        'Apply it first: layers apply sandbox network',
    );
  });

  it('names who holds the lock', () => {
    const locked = error('Error acquiring the state lock', {
      detail:
        'Lock Info:\n  ID:        1\n  Who:       ada@host\n  Operation: OperationTypeApply\n  Created:   2026-11-23 17:01:00 +0000 UTC\n',
    });

    expect(fail([locked]).message).toBe(
      'LAYERS-LOCK-001: the state of data of sandbox is locked by ada@host (apply) since 2026-11-23T17:01:00Z. ' +
        'Wait until that run has ended; if it was killed, free the lock: layers unlock sandbox data',
    );
  });

  it('gives our own sentence of a postcondition as it is', () => {
    const older = error('Resource postcondition failed', {
      detail: 'LAYERS-CONTRACT-001: data needs version 2. Apply it first: layers apply sandbox network',
    });

    expect(fail([older])).toMatchObject({
      code: 'LAYERS-CONTRACT-001',
      message: 'LAYERS-CONTRACT-001: data needs version 2. Apply it first: layers apply sandbox network',
    });
  });

  it.each([
    [
      'Saved plan is stale',
      '',
      /^LAYERS-PLAN-001: somebody changed the state of data of sandbox since it was planned/,
    ],
    [
      'Error refreshing state',
      'S3 bucket "states" does not exist.',
      /^LAYERS-STATE-001: the state bucket \S+ of sandbox does not exist\. Make it first: layers bootstrap sandbox$/,
    ],
    [
      'AWS account ID not allowed: 999999999999',
      '',
      /^LAYERS-ACCESS-002: the credentials in use are not of account 000000000000/,
    ],
  ])('says %s in our words', (summary, detail, message) => {
    expect(fail([error(summary, { detail })]).message).toMatch(message);
  });

  it('names the bucket that a real account lacks', () => {
    const real: Stack = { ...stack, environment: { ...stack.environment, name: 'dev', target: 'aws' } };

    expect(
      fail([error('x', { detail: 'S3 bucket "states" does not exist.' })], undefined, real).message,
    ).toBe(
      'LAYERS-STATE-001: the state bucket states of dev does not exist. Make it first: layers bootstrap dev',
    );
  });

  it('names a provider that cannot be had, which is no mistake of the layer', () => {
    const failure = fail([
      error('Failed to query available provider packages', {
        detail:
          'Could not retrieve the list of available versions for provider hashicorp/random:\nno such host\n\n' +
          'To see which modules are currently depending on it, run the following command:\n    terraform providers',
      }),
    ]);

    expect(isUnavailable(failure)).toBe(true);
    expect(failure.message).toBe(
      'LAYERS-PLUGIN-002: data of sandbox needs provider hashicorp/random 3.7.2, which cannot be had here: ' +
        'Could not retrieve the list of available versions for provider hashicorp/random: no such host. ' +
        'Make the registry reachable, or name a filesystem mirror that has it in TF_PLUGIN_MIRROR.',
    );
  });

  it('says that Terraform was killed, whatever else it had said', () => {
    const failure = fail([error('Saved plan is stale')], 'SIGKILL');

    expect(wasKilled(failure)).toBe(true);
    expect(failure.message).toBe(
      'LAYERS-TF-002: terraform plan of data-sandbox was ended by SIGKILL; it may have left its lock behind. ' +
        'To free it: layers unlock sandbox data. Log: /logs/data.plan.jsonl',
    );
  });

  it("gives Terraform's own words where we know none better, all of them, without warnings", () => {
    const failure = fail([
      error('first', { address: 'aws_vpc.main', detail: 'because\nof that' }),
      error('second'),
      { severity: 'warning', summary: 'never mind', detail: '' },
    ]);

    expect(failure.message).toBe(
      'LAYERS-TF-001: terraform plan of data-sandbox failed:\n  aws_vpc.main: first\n  because\n  of that\n  second\n  Log: /logs/data.plan.jsonl',
    );
    expect(wasKilled(failure) || isUnavailable(failure)).toBe(false);
  });
});
