import { describe, expect, it } from '@jest/globals';
import { windowsOverlap } from './windows';

describe('windowsOverlap', () => {
  it.each([
    ['03:00-04:00', 'sun:04:00-sun:05:00', false, 'they only touch'],
    ['03:00-04:01', 'sun:04:00-sun:05:00', true, 'a minute is shared'],
    ['05:00-06:00', 'sun:04:00-sun:05:00', false, 'it begins where the other ends'],
    ['04:15-04:30', 'mon:04:00-mon:05:00', true, 'it lies within'],
    ['23:00-01:00', 'tue:00:30-tue:01:30', true, 'it goes past midnight'],
    ['23:00-01:00', 'tue:01:00-tue:02:00', false, 'it ends as the other begins, past midnight'],
    ['23:30-00:30', 'sun:23:45-mon:00:15', true, 'both go past the end of the week'],
    ['00:00-00:30', 'sun:23:45-mon:00:15', true, 'the week begins again'],
    ['12:00-13:00', 'sat:23:00-sun:01:00', false, 'it is another time of day'],
  ])('of %s and %s is %s: %s', (daily, weekly, expected) => {
    expect(windowsOverlap(daily, weekly)).toBe(expected);
  });
});
