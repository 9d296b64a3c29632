import { describe, expect, it } from '@jest/globals';
import { InterruptedError, UserError } from '../errors';
import { PlainBoard } from '../progress/plain-board';
import type { Stack } from '../stacks/stack';
import { runOnBoard } from './run-on-board';

const sandbox = { name: 'sandbox' } as Stack['environment'];
const network = {
  layer: 'network',
  environment: sandbox,
  publishes: { layer: 'network', version: 1 },
  consumes: [],
} as unknown as Stack;
const data = {
  layer: 'data',
  environment: sandbox,
  consumes: [{ layer: 'network', version: 1 }],
} as unknown as Stack;

async function failWith(error: Error): Promise<string[]> {
  const lines: string[] = [];
  const board = new PlainBoard((line) => lines.push(line));
  await runOnBoard([network, data], { board, parallelism: 1, direction: 'forward' }, async () => {
    throw error;
  });
  return lines;
}

describe('runOnBoard', () => {
  it.each<[Error, string]>([
    [new UserError('LAYERS-TF-001', 'a long story'), 'LAYERS-TF-001, see below'],
    [new InterruptedError(), 'interrupted'],
    [new TypeError('first line\nsecond'), 'first line'],
  ])('says of %s what fits on a line, and which layers were not begun', async (error, brief) => {
    expect(await failWith(error)).toEqual([
      `network     0:00  failed: ${brief}`,
      'data        0:00  skipped: not begun, because of network',
    ]);
  });
});
