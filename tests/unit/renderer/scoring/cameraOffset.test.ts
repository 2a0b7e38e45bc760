import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  keptOffset,
  offsetBetween,
  offsetsOf,
} from '../../../../renderer/src/features/scoring/cameraOffset.ts';

const anyMs = fc.integer({ min: -3_600_000, max: 3_600_000 });

it('keeps how two cameras stand to each other, whichever is shown as the first', () => {
  fc.assert(
    fc.property(anyMs, anyMs, (before, between) => {
      const offsets = offsetsOf([{ evidenceId: 'front', offsetMs: before }]);
      const kept = keptOffset(offsets, { firstId: 'front', secondId: 'back' }, between);
      const now = new Map(offsets).set(kept.evidenceId, kept.offsetMs);
      expect(offsetBetween(now, 'front', 'back')).toBe(between);
      expect(offsetBetween(now, 'back', 'front')).toBe(0 - between);
    }),
  );
});
