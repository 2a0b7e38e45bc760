import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '#shared/exchange/httpRange.ts';

const whole = { kind: 'whole' };
const unsatisfiable = { kind: 'unsatisfiable' };

describe('a Range header against a file of 1000 bytes', () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-499', 0, 499],
    ['bytes=500-', 500, 999],
    ['bytes=-500', 500, 999],
    ['bytes=-5000', 0, 999],
    ['bytes=999-', 999, 999],
    ['bytes=0-99999999999999999999999', 0, 999],
    ['Bytes = 1-2', 1, 2],
  ])('%s asks for a part', (header, start, end) => {
    expect(parseRange(header, 1000)).toEqual({ kind: 'part', start, end });
  });

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0', 'bytes=99999999999999999999-'])(
    '%s asks for bytes that are not there',
    (header) => expect(parseRange(header, 1000)).toEqual(unsatisfiable),
  );

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=0-1,3-4',
    'items=0-1',
    'bytes=a-b',
    'bytes=1.5-2',
  ])('%s is answered with the whole', (header) => expect(parseRange(header, 1000)).toEqual(whole));
});

describe('a Range header against an empty file', () => {
  it('finds no byte to start from', () => expect(parseRange('bytes=0-', 0)).toEqual(unsatisfiable));
  it('takes the last bytes as the whole', () => expect(parseRange('bytes=-1', 0)).toEqual(whole));
});

it('never names a byte outside the file, whatever the header', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
    fc.nat().map((a) => `bytes=${a}-`),
    fc.nat().map((n) => `bytes=-${n}`),
  );
  fc.assert(
    fc.property(header, fc.nat(), (text, size) => {
      const range = parseRange(text, size);
      if (range.kind !== 'part') return true;
      return range.start >= 0 && range.start <= range.end && range.end < size;
    }),
  );
});

it('gives exactly the bytes of a range that lies inside', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }), (start, length, more) => {
      const end = start + length;
      expect(parseRange(`bytes=${start}-${end}`, end + more)).toEqual({ kind: 'part', start, end });
    }),
  );
});
