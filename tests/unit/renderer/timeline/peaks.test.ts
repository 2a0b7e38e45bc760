import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeaks } from '../../../../renderer/src/timeline/peaks.ts';

const samples = fc.array(fc.tuple(fc.integer({ min: -128, max: 0 }), fc.integer({ min: 0, max: 127 })), {
  minLength: 1,
  maxLength: 700,
});
const bytesOf = (pairs: readonly (readonly [number, number])[]) => Uint8Array.from(pairs.flat());

describe('peaks', () => {
  it('tell the lowest and the highest of any stretch', () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.nat(), (pairs, a, b) => {
        const peaks = createPeaks(100);
        peaks.append(bytesOf(pairs));
        const [from, to] = [a % pairs.length, b % pairs.length].toSorted((one, other) => one - other) as [
          number,
          number,
        ];
        const within = pairs.slice(from, to + 1);
        expect(peaks.between(from * 10, (to + 1) * 10)).toEqual({
          low: Math.min(...within.map(([low]) => low)),
          high: Math.max(...within.map(([, high]) => high)),
        });
      }),
    );
  });

  it('are the same in whatever pieces they come in, even in the middle of a pair', () => {
    fc.assert(
      fc.property(samples, fc.array(fc.nat(1_400), { maxLength: 6 }), (pairs, cuts) => {
        const bytes = bytesOf(pairs);
        const [whole, pieces] = [createPeaks(100), createPeaks(100)];
        whole.append(bytes);
        const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length];
        for (const [i, at] of places.entries()) pieces.append(bytes.subarray(at, places[i + 1] ?? at));
        for (const ms of [0, 50, 500, 2_000])
          expect(pieces.between(ms, ms + 777)).toEqual(whole.between(ms, ms + 777));
        expect(pieces.knownMs()).toBe(pairs.length * 10);
      }),
    );
  });

  it('know nothing of what has not come yet, and tell when more has', () => {
    const peaks = createPeaks(100);
    let told = 0;
    const stop = peaks.subscribe(() => {
      told += 1;
    });
    expect(peaks.between(0, 10)).toBeNull();
    peaks.append(Uint8Array.of(250, 9));
    expect(peaks.between(0, 10)).toEqual({ low: -6, high: 9 });
    expect(peaks.between(20, 30)).toBeNull();
    stop();
    peaks.append(Uint8Array.of(1, 2));
    expect(told).toBe(1);
  });
});
