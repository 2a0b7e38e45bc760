import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cursorAfter, positionOf } from '#exchange/rules/cursor.ts';

it('leads back to the place it was made for', () => {
  fc.assert(
    fc.property(fc.nat(), (position) => positionOf('events', cursorAfter('events', position)) === position),
  );
});

it('begins at the beginning without one', () => expect(positionOf('events', undefined)).toBe(0));

it('is refused in another list, and when it is nobody’s', () => {
  const refused = expect.objectContaining({ code: 'invalid_request' });
  expect(() => positionOf('feedback', cursorAfter('events', 3))).toThrow(refused);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => positionOf('events', text)).toThrow(refused);
    }),
  );
});
