import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tickDistances, tickLabel, ticksOf } from '../../../../renderer/src/timeline/ticks.ts';
import { xOf } from '../../../../renderer/src/timeline/view.ts';

const scales = fc
  .tuple(
    fc.double({ min: 0, max: 36_000_000, noNaN: true }),
    fc.double({ min: 2.3, max: 7.55, noNaN: true }),
    fc.integer({ min: 300, max: 3_000 }),
  )
  .map(([fromMs, power, width]) => ({ view: { fromMs, toMs: fromMs + 10 ** power }, width }));

it('has labels that stand apart and are few enough to read', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const places = ticksOf(scale)
        .filter(({ label }) => label !== null)
        .map(({ ms }) => xOf(ms, scale));
      for (const [i, x] of places.entries())
        if (i > 0) expect(x - (places[i - 1] ?? 0)).toBeGreaterThan(71.9);
      expect(places.length).toBeLessThan(scale.width / 72 + 2);
    }),
  );
});

it('never writes two labels alike', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const labels = ticksOf(scale).flatMap(({ label }) => label ?? []);
      expect(new Set(labels).size).toBe(labels.length);
    }),
  );
});

it('divides every distance evenly', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const { large, small } = tickDistances(scale);
      expect(large % small).toBe(0);
    }),
  );
});

it('writes no more than is needed to tell two labels apart', () => {
  expect(tickLabel(65_000, 5_000)).toBe('01:05');
  expect(tickLabel(3_665_000, 60_000)).toBe('1:01:05');
  expect(tickLabel(65_200, 200)).toBe('01:05.2');
  expect(tickLabel(65_980, 20)).toBe('01:05.98');
});
