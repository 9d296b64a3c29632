import type { PlanSummary, ResourceChange } from '@diet-game/plan-review/summarize';
import { describe, expect, it } from '@jest/globals';
import { describeAhead, describeDone, describeGaps, describePlanned } from './describe';

const summary = (...actions: ResourceChange['action'][]): PlanSummary => ({
  changes: actions.map((action) => ({
    address: 'a',
    type: 'a',
    action,
    attributes: [],
    replacedBy: [],
    imported: false,
  })),
  outputs: [],
});

describe('describe', () => {
  it('counts what would be and what was done, the most harmful last', () => {
    const plan = summary('delete', 'create', 'create', 'replace', 'update', 'import');

    expect(describePlanned(plan)).toBe('1 to import, 2 to create, 1 to change, 1 to replace, 1 to destroy');
    expect(describeDone(plan)).toBe('1 imported, 2 created, 1 changed, 1 replaced, 1 destroyed');
  });

  it('tells no changes from outputs alone', () => {
    expect(describePlanned(summary())).toBe('no changes');
    expect(describeDone({ changes: [], outputs: [{ name: 'x', known: true, from: [] }] })).toBe(
      '1 output changed',
    );
  });

  it('says what a plan was made ahead of, and what was left out', () => {
    expect(describeAhead([])).toBe('');
    expect(describeAhead(['network', 'edge'])).toBe(', planned ahead of network, edge');
    expect([0, 1, 2].map(describeGaps)).toEqual([
      '',
      '; 1 gap of the emulator left out',
      '; 2 gaps of the emulator left out',
    ]);
  });
});
