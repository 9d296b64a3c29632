import { describe, expect, it } from '@jest/globals';
import { architectureOf } from './instance-architecture';

describe('architectureOf', () => {
  it.each([
    'm7g.large',
    'r6gd.xlarge',
    'c7gn.medium',
    't4g.micro',
    'im4gn.large',
    'is4gen.large',
    'x2gd.large',
    'a1.large',
  ])('%s is arm64', (type) => {
    expect(architectureOf(type)).toBe('arm64');
  });

  it.each([
    'm7i.large',
    'm6a.large',
    'g4dn.xlarge',
    'g5.xlarge',
    'c6in.large',
    't3.micro',
    'x2iezn.2xlarge',
    'p4de.24xlarge',
  ])('%s is amd64', (type) => {
    expect(architectureOf(type)).toBe('amd64');
  });
});
