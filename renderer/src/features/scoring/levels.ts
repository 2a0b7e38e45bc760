import type { Criterion, Level } from '#shared/domain/rubric.ts';

/**
 * The number a level is called by: its score point where all of the criterion's are single digits from 1, so that the
 * number on the screen is the key; otherwise its place from the lowest.
 */
export function levelNumber({ levels }: Criterion, level: Level): number {
  const digits = levels.every(({ points }) => points >= 1 && points <= 9);
  return digits ? level.points : levels.indexOf(level) + 1;
}

/** The level that a digit picks. */
export function levelFor(criterion: Criterion, digit: number): Level | undefined {
  return criterion.levels.find((level) => levelNumber(criterion, level) === digit);
}

/** A level with those beside it, because the question is always “2 or 3?”. */
export function withNeighbours({ levels }: Criterion, levelId: string): Level[] {
  const index = levels.findIndex(({ id }) => id === levelId);
  return index === -1 ? [] : levels.slice(Math.max(0, index - 1), index + 2);
}
