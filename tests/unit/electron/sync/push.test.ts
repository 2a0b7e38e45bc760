import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitting } from '#electron/sync/push.ts';

const events = (sizes: readonly number[]) =>
  sizes.map((size, i) => ({ eventId: String(i), seq: i + 1, body: 'x'.repeat(size) }));

describe('what goes into one request', () => {
  it('is a beginning of the outbox, within the limit, and at least one event', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 200 }), (all, limit) => {
        const chosen = fitting(events(all), limit);
        expect(chosen).toEqual(events(all).slice(0, chosen.length));
        expect(chosen.length).toBeGreaterThan(0);
        const bytes = chosen.reduce((sum, event) => sum + event.body.length + 1, 0);
        expect(chosen.length === 1 || bytes <= limit).toBe(true);
        const next = all[chosen.length];
        if (next !== undefined) expect(bytes + next + 1).toBeGreaterThan(limit);
      }),
    );
  });
});
