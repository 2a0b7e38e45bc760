import { expect, it } from 'vitest';
import { timeLeft } from '../../../../renderer/src/features/calibration/timeLeft.ts';

const at = (text: string) => `2026-11-27T${text}.000Z`;

it('counts by the exchange’s clock, however wrong this machine’s is', () => {
  const clocks = { exchange: at('12:00:00'), here: at('09:30:00') };
  const left = (now: string) => timeLeft(at('12:30:00'), { ...clocks, now: new Date(at(now)) });
  expect(left('09:30:00')).toBe('30:00');
  expect(left('09:59:55')).toBe('0:05');
  expect(left('10:00:00')).toBeNull();
  expect(left('11:00:00')).toBeNull();
});

it('tells hours where there are any, and every second that has begun', () => {
  const now = new Date('2026-11-27T10:00:00.200Z');
  const clocks = { exchange: at('10:00:00'), here: at('10:00:00'), now };
  expect(timeLeft(at('12:03:04'), clocks)).toBe('2:03:04');
  expect(timeLeft(at('10:00:01'), clocks)).toBe('0:01');
});
