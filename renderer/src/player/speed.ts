/** The speeds that the keys step through; 1 is the speed it was recorded at. */
export const speeds = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** The next speed in a direction; the ends hold. */
export function nextSpeed(rate: number, direction: 1 | -1): number {
  const further = speeds.filter((speed) => (direction === 1 ? speed > rate : speed < rate));
  return (direction === 1 ? further[0] : further.at(-1)) ?? rate;
}

/** A speed the player plays at. */
export function heldSpeed(rate: number): number {
  return Math.min(Math.max(rate, speeds[0]), speeds[speeds.length - 1] ?? 4);
}
