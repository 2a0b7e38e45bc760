import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTimecode, parseTimecode } from '#shared/domain/timecode.ts';

describe('a timecode', () => {
  it('reads back every millisecond of a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (ms) => {
        expect(parseTimecode(formatTimecode(ms))).toBe(ms);
      }),
    );
  });

  it('is typed the way people write times', () => {
    expect(['7', '1:05', '90:00', '1:02:03.5', '0:07,25'].map(parseTimecode)).toEqual([
      7000, 65_000, 5_400_000, 3_723_500, 7250,
    ]);
  });

  it('is not guessed from anything else', () => {
    expect(['', 'abc', '1:60', '1:60:00', '-4', '1:2:3:4', '1.2345'].map(parseTimecode)).toEqual(
      Array(7).fill(undefined),
    );
  });

  it('is short where space is short', () => {
    expect([formatTimecode(134_000, 'short'), formatTimecode(3_723_500, 'short')]).toEqual([
      '02:14',
      '1:02:03',
    ]);
  });
});
