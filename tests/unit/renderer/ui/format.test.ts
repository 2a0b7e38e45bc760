import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDuration,
  formatMoment,
  formatRelative,
  formatTimeLeft,
  percentOf,
} from '../../../../renderer/src/ui/format.ts';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1 kB'],
    [1_250_000, '1.3 MB'],
    [99_400_000, '99.4 MB'],
    [345_000_000, '345 MB'],
    [999_900_000, '1 GB'],
    [80_600_000_000, '80.6 GB'],
  ])('%i are written as %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });

  it('have the decimal mark of the language', () => {
    expect(formatBytes(1_250_000, 'es')).toBe('1,3 MB');
  });
});

describe('times', () => {
  const now = new Date('2026-11-23T14:00:00');
  const later = (ms: number) => new Date(now.getTime() + ms).toISOString();

  it('are told in the largest unit that fits', () => {
    expect(formatRelative(later(3 * 86_400_000 + 5_000), now, 'en')).toBe('in 3 days');
    expect(formatRelative(later(-2 * 3_600_000), now, 'en')).toBe('2 hours ago');
    expect(formatRelative(later(20_000), now, 'en')).toBe('now');
  });

  it('of today need no date, others have one', () => {
    expect(formatMoment(later(120_000), now, 'en-GB')).toBe('14:02');
    expect(formatMoment(later(-86_400_000), now, 'en-GB')).toBe('22 Nov 2026, 14:00');
  });

  it('are told in the language of the words', () => {
    expect(formatRelative(later(3 * 86_400_000 + 5_000), now, 'es')).toBe('dentro de 3 días');
    expect(formatMoment(later(-86_400_000), now, 'es')).toBe('22 nov 2026, 14:00');
  });

  it('spent are told in minutes and hours', () => {
    expect(formatDuration(59_999)).toBe('< 1 min');
    expect(formatDuration(4 * 60_000)).toBe('4 min');
    expect(formatDuration(65 * 60_000)).toBe('1 h 05 min');
  });

  it('left are told in seconds below a minute', () => {
    expect(formatTimeLeft(300)).toBe('1 s');
    expect(formatTimeLeft(42_400)).toBe('42 s');
    expect(formatTimeLeft(61_000)).toBe('1 min');
  });
});

describe('a part in percent', () => {
  it('is 100 only when it is all', () => {
    expect(percentOf(999, 1000)).toBe(99);
    expect(percentOf(1000, 1000)).toBe(100);
  });

  it('of nothing is 0', () => {
    expect(percentOf(0, 0)).toBe(0);
  });
});
