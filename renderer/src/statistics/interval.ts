import type { Estimate } from '#shared/agreement/statistic.ts';

/**
 * The interval that can honestly be told. One without width comes of units that vary alike, and says nothing of others.
 */
export function toldInterval({ ci }: Estimate): Estimate['ci'] {
  return ci === undefined || ci[0] === ci[1] ? undefined : ci;
}
