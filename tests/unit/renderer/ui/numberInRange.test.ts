import { describe, expect, it } from 'vitest';
import { numberInRange } from '../../../../renderer/src/ui/numberInRange.ts';

const seconds = { min: 0, max: 60, step: 0.5 };
const frames = { min: 2, max: 1_000, step: 1 };

describe('a number typed into the settings', () => {
  it('is taken with a point and with a comma', () => {
    expect(numberInRange(' 2.5 ', seconds)).toBe(2.5);
    expect(numberInRange('2,5', seconds)).toBe(2.5);
  });

  it.each(['', 'four', '-1', '61', '1e1', '2.'])('is not %j', (typed) => {
    expect(numberInRange(typed, seconds)).toBeNull();
  });

  it('is a whole one where there are no parts', () => {
    expect(numberInRange('12', frames)).toBe(12);
    expect(numberInRange('12.5', frames)).toBeNull();
    expect(numberInRange('1', frames)).toBeNull();
  });
});
