/** Stands in `Ratings.codes` where a rater gave a unit no rating. */
export const missing = -1;

/**
 * Ratings of units by raters on one criterion. Row-major: the rating of unit u by rater r is
 * `codes[u * raters.length + r]`, an index into `categories`, or `missing`.
 */
export interface Ratings {
  readonly units: readonly string[];
  readonly raters: readonly string[];
  /** The whole scale in ascending order, used or not; its numbers are the score points. */
  readonly categories: readonly number[];
  /** Length units × raters. */
  readonly codes: Int16Array;
  /** Of each unit, the index of the cluster it belongs to (a classroom, a batch); absent where there is none. */
  readonly clusters?: Int32Array;
}

/**
 * @param scores by unit, then by rater; null or undefined where there is no rating
 * @param categories the whole scale; where it is not given, the scores that occur
 * @throws RangeError naming the unit and the rater of a score that is not on the scale
 */
export function ratingsOf(
  scores: readonly (readonly (number | null | undefined)[])[],
  categories?: readonly number[],
): Ratings {
  const width = scores.reduce((most, row) => Math.max(most, row.length), 0);
  const scale = categories ?? [
    ...new Set(scores.flat().filter((score) => score !== null && score !== undefined)),
  ];
  const ordered = scale.toSorted((a, b) => a - b);
  const codeOf = new Map(ordered.map((score, code) => [score, code]));
  const codes = new Int16Array(scores.length * width).fill(missing);
  for (const [unit, row] of scores.entries()) {
    for (const [rater, score] of row.entries()) {
      if (score === null || score === undefined) continue;
      const code = codeOf.get(score);
      if (code === undefined)
        throw new RangeError(
          `unit ${unit + 1}, rater ${rater + 1}: ${score} is not on the scale ${ordered.join(', ')}`,
        );
      codes[unit * width + rater] = code;
    }
  }
  return {
    units: scores.map((_, unit) => `${unit + 1}`),
    raters: Array.from({ length: width }, (_, rater) => `${rater + 1}`),
    categories: ordered,
    codes,
  };
}

/** The ratings there are, one after another. */
export interface Listed {
  /** Score points. */
  readonly values: Float64Array;
  /** Of each its unit. */
  readonly units: Int32Array;
  /** Of each its rater. */
  readonly raters: Int32Array;
}

/** @returns every rating with its unit and its rater, by unit */
export function listed({ raters, categories, codes }: Ratings): Listed {
  const width = raters.length;
  const places = Array.from(codes.keys()).filter((at) => codes[at] !== missing);
  return {
    values: Float64Array.from(places, (at) => categories[codes[at] ?? 0] ?? 0),
    units: Int32Array.from(places, (at) => Math.floor(at / width)),
    raters: Int32Array.from(places, (at) => at % width),
  };
}
