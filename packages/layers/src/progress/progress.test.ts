import { describe, expect, it } from '@jest/globals';
import type { TerraformEvent } from '../terraform/events';
import { type BoardLine, formatElapsed } from './board';
import { PlainBoard } from './plain-board';
import { showApplying, showPlanning } from './plan-progress';

describe('formatElapsed', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [61_000, '1:01'],
    [3_600_000, '60:00'],
  ])('%i ms is %s', (milliseconds, expected) => {
    expect(formatElapsed(milliseconds)).toBe(expected);
  });
});

describe('PlainBoard', () => {
  it('says when a phase begins, not how it goes on, and how it ends', () => {
    const lines: string[] = [];
    const line = new PlainBoard((text) => lines.push(text)).line('network');
    line.show('planning');
    line.show('planning', '1 read');
    line.show('applying', '0/3');
    line.succeed('3 created');

    expect(lines).toEqual([
      'network     0:00  planning',
      'network     0:00  applying 0/3',
      'network     0:00  3 created',
    ]);
  });

  it('says why a layer was skipped or failed', () => {
    const lines: string[] = [];
    const board = new PlainBoard((text) => lines.push(text));
    board.line('data').skip('not begun, because of network');
    board.line('edge').fail('no');

    expect(lines).toEqual([
      'data        0:00  skipped: not begun, because of network',
      'edge        0:00  failed: no',
    ]);
  });
});

describe('progress', () => {
  const shown = (follow: (line: BoardLine) => (event: TerraformEvent) => void, events: TerraformEvent[]) => {
    const texts: string[] = [];
    const nothing = () => undefined;
    const line: BoardLine = {
      show: (phase, detail) => texts.push(`${phase} ${detail}`),
      succeed: nothing,
      skip: nothing,
      fail: nothing,
    };
    const onEvent = follow(line);
    for (const event of events) onEvent(event);
    return texts;
  };
  const resource = (addr: string) => ({ resource: { addr } });

  it('of a plan counts what was read', () => {
    expect(
      shown(showPlanning, [
        { type: 'refresh_start', hook: resource('a') },
        { type: 'refresh_complete', hook: resource('a') },
        { type: 'refresh_complete', hook: resource('b') },
      ]),
    ).toEqual(['planning 1 read', 'planning 2 read']);
  });

  it('of an apply counts what is done, and names what it has waited for longest', () => {
    const texts = shown(
      (line) => showApplying(line, 'applying', 3),
      [
        { type: 'apply_start', hook: { ...resource('fast'), action: 'create' } },
        { type: 'apply_start', hook: { ...resource('slow'), action: 'create' } },
        { type: 'apply_progress', hook: { ...resource('slow'), elapsed_seconds: 10 } },
        { type: 'apply_complete', hook: { ...resource('fast'), action: 'create' } },
        { type: 'apply_errored', hook: resource('slow') },
      ],
    );

    expect(texts).toEqual([
      'applying 0/3, waiting for fast',
      'applying 0/3, waiting for fast',
      'applying 0/3, waiting for slow 10s',
      'applying 1/3, waiting for slow 10s',
      'applying 1/3',
    ]);
  });
});
