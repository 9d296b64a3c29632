import { describe, expect, it } from '@jest/globals';
import { UserError } from '../errors';
import { look } from './check';

describe('look', () => {
  it('gives what was found', async () => {
    expect(await look('node', 'Install it.', async () => '20.19.0')).toEqual({
      name: 'node',
      state: 'fine',
      detail: '20.19.0',
    });
  });

  it.each<[Error, string]>([
    [new UserError('LAYERS-TOOL-001', 'Node 18.1 is too old. Install another.'), 'Node 18.1 is too old.'],
    [new Error('no answer\nand a long story'), 'no answer'],
  ])('gives what is wrong in a sentence, and what mends it: %s', async (error, detail) => {
    const fail = () => Promise.reject(error);
    expect(await look('node', 'Install it.', fail)).toEqual({
      name: 'node',
      state: 'missing',
      detail,
      mend: 'Install it.',
    });
  });
});
