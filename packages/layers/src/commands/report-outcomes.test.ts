import { describe, expect, it } from '@jest/globals';
import type { Cli } from '../cli-context';
import type { Deployment } from '../deploy/deployment';
import type { Outcomes } from '../stacks/layer-order';
import { sayNoChanges } from './report-outcomes';

type Outcome = Outcomes<unknown> extends ReadonlyMap<string, infer O> ? O : never;

describe('sayNoChanges', () => {
  const said = (outcomes: Outcomes<unknown>) => {
    const lines: string[] = [];
    const cli = { print: (text: string) => lines.push(text) } as unknown as Cli;
    sayNoChanges(cli, { environment: 'sandbox' } as Deployment, outcomes);
    return lines.join('').trim();
  };
  const network = ['network', { status: 'done', value: undefined, seconds: 1 }] as const;

  it('speaks of the environment where every layer was planned', () => {
    expect(said(new Map([network]))).toBe('No changes: sandbox is as the code says.');
  });

  it('names the layers that it cannot speak of', () => {
    const outcomes: Outcomes<unknown> = new Map<string, Outcome>([
      network,
      ['data', { status: 'failed', error: new Error('no provider'), seconds: 1 }],
      ['edge', { status: 'skipped', because: ['data'] }],
    ]);

    expect(said(outcomes)).toBe('No changes in the layers that could be planned; not planned: data, edge.');
  });
});
