import { readFileSync } from 'node:fs';
import { pins } from '@diet-game/constructs/versions';
import { describe, expect, it } from '@jest/globals';

describe('packages/layers/providers.lock.hcl', () => {
  const lock = readFileSync('packages/layers/providers.lock.hcl', 'utf8');

  it.each(Object.entries(pins.providers))('has the checksums of %s %s', (name, version) => {
    const block = lock.split(/^provider /m).find((part) => part.includes(`hashicorp/${name}"`));

    expect(block).toContain(`version     = "${version}"`);
    expect(block?.match(/"zh:[0-9a-f]{64}"/g)?.length).toBeGreaterThan(5);
  });
});
