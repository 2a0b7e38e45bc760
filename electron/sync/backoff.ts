/** How long until the next attempt after a success. */
export const steadyMs = 30_000;
const firstMs = 1_000;
const longestMs = 60_000;

/**
 * How long to wait after this many failures in a row: doubling from one second to a minute, and spread over the
 * upper half, so that many workstations do not come back in the same moment.
 * @param random 0 to 1
 */
export function waitAfter(failures: number, random: number): number {
  if (failures <= 0) return steadyMs;
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(full / 2 + (full / 2) * random);
}
