import { describe, expect, it } from '@jest/globals';
import { selectLayers } from './select';
import type { Stack } from './stack';

const stacks = ['network', 'data'].map((layer) => ({ layer }) as Stack);

describe('selectLayers', () => {
  it('takes all if none is named, in the order there is', () => {
    expect(selectLayers(stacks, [])).toEqual(stacks);
    expect(selectLayers(stacks, ['data', 'network'])).toEqual(stacks);
    expect(selectLayers(stacks, ['data']).map(({ layer }) => layer)).toEqual(['data']);
  });

  it('names every layer that there is not', () => {
    expect(() => selectLayers(stacks, ['dta', 'network', 'x'])).toThrow(
      'LAYERS-CLI-001: there is no layer "dta" or "x"; accepted: network, data',
    );
  });
});
