/** Differences that nobody sees or hears, milliseconds. */
const unseenMs = 15;
/** Differences too large to be made up for by playing faster or slower. */
const jumpMs = 300;
/** How much faster or slower the second recording may play to catch up. */
const mostCorrection = 0.08;

export type Correction = { kind: 'rate'; rate: number } | { kind: 'seek' };

/**
 * How a second recording comes back in step with the first.
 * @param driftMs how far it is ahead
 * @param rate the speed of the first
 */
export function correctionFor(driftMs: number, rate: number): Correction {
  const off = Math.abs(driftMs);
  if (off > jumpMs) return { kind: 'seek' };
  if (off <= unseenMs) return { kind: 'rate', rate };
  // Half a second to be back in step, never so different that it is heard.
  const share = Math.min(mostCorrection, off / 500);
  return { kind: 'rate', rate: rate * (1 - Math.sign(driftMs) * share) };
}
