import { expect, it } from 'vitest';
import { nextShuttle } from '../../../../renderer/src/player/shuttle.ts';

const pressed = (...directions: (1 | -1)[]) => directions.reduce((speed, way) => nextShuttle(speed, way), 0);

it('goes faster with every press, up to four times', () => {
  expect([pressed(1), pressed(1, 1), pressed(1, 1, 1), pressed(1, 1, 1, 1)]).toEqual([1, 2, 4, 4]);
  expect([pressed(-1), pressed(-1, -1), pressed(-1, -1, -1, -1)]).toEqual([-1, -2, -4]);
});

it('begins at one when it is turned round', () => {
  expect(pressed(1, 1, 1, -1)).toBe(-1);
  expect(pressed(-1, -1, 1)).toBe(1);
});

it('goes on from the speed it was played at', () => {
  expect(nextShuttle(1.5, 1)).toBe(2);
});
