/** What an estimate rests on. Shown beside it everywhere. */
export interface Basis {
  /** Units (submissions) that took part. */
  readonly units: number;
  /** Raters that took part. */
  readonly raters: number;
  /** Pairs of ratings of one unit that could be compared. */
  readonly pairs: number;
  /** Units rated by two raters or more. */
  readonly overlap: number;
}

/** A number with everything needed to judge it. Every field is finite. */
export interface Estimate {
  readonly kind: 'estimate';
  readonly estimate: number;
  /** In the unit of the estimate; absent where no sampling theory gives one, and a warning then says why. */
  readonly standardError?: number;
  /** Two-sided, at the level asked for; [low, high]. */
  readonly ci?: readonly [low: number, high: number];
  /** Two-sided unless `method` says otherwise, of the hypothesis that the true value is nought. */
  readonly p?: number;
  readonly n: Basis;
  /** How it was computed, with its source, in one line. */
  readonly method: string;
  /** Plain sentences: what keeps a reader from taking the number at its face. */
  readonly warnings: readonly string[];
}

/** No number can honestly be given. */
export interface Insufficient {
  readonly kind: 'insufficient';
  /** A plain sentence: what is lacking. */
  readonly reason: string;
  readonly n: Basis;
}

export type Statistic = Estimate | Insufficient;

/** @returns that no number can be given, and why */
export function insufficient(reason: string, n: Basis): Insufficient {
  return { kind: 'insufficient', reason, n };
}
