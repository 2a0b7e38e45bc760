import { expect, it } from 'vitest';
import { nextSpeed, speeds } from '../../../../renderer/src/player/speed.ts';

it('steps through the speeds from a tenth to four times, and holds at the ends', () => {
  const up: number[] = [speeds[0]];
  while (up.length < speeds.length) up.push(nextSpeed(up.at(-1) ?? 0, 1));
  expect(up).toEqual([...speeds]);
  expect(nextSpeed(4, 1)).toBe(4);
  expect(nextSpeed(0.1, -1)).toBe(0.1);
  expect(nextSpeed(1.1, -1)).toBe(1);
});
