import { expect, it } from 'vitest';
import { placeOnSheet } from '../../../../renderer/src/player/thumbnail.ts';

const sheet = { url: 'sheet', columns: 10, width: 160, height: 90, count: 25, intervalMs: 2_000 };

it('finds the small picture of a time, and the last one for the rest', () => {
  expect(placeOnSheet(sheet, 0)).toEqual({ x: 0, y: 0 });
  expect(placeOnSheet(sheet, 3_999)).toEqual({ x: 160, y: 0 });
  expect(placeOnSheet(sheet, 24_000)).toEqual({ x: 320, y: 90 });
  expect(placeOnSheet(sheet, 999_999)).toEqual({ x: 640, y: 180 });
  expect(placeOnSheet(sheet, -5)).toEqual({ x: 0, y: 0 });
});
