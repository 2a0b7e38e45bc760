import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTickList } from '#electron/media/tickList.ts';

const collected = (ticks: readonly number[]) => {
  const list = createTickList();
  for (const tick of ticks) list.add(tick);
  return [...list.sorted()];
};
const inOrder = (ticks: readonly number[]) => [...new Set(ticks)].sort((a, b) => a - b);

describe('frame times as they come out of a file', () => {
  it('are in order, each once, whatever their order', () => {
    const ticks = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 400 });
    fc.assert(
      fc.property(ticks, (some) => {
        expect(collected(some)).toEqual(inOrder(some));
      }),
    );
  });

  it('may be many, come in the order of B-frames, or from the end to the beginning', () => {
    const coded = Array.from({ length: 20_000 }, (_, i) => (i % 4 === 0 ? i + 3 : i - 1) * 512);
    expect(collected(coded)).toEqual(inOrder(coded));
    expect(collected(coded.toReversed())).toEqual(inOrder(coded));
  });
});
