/** How much of what was there is still there: the comparisons by which a rendered recording is checked. */

interface Lightness {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** What is finer than a share of the part: each pixel against the mean about it. */
function detailOf({ width, height, pixels }: Lightness): Float64Array {
  const radius = Math.max(1, Math.floor(Math.min(width, height) / 12));
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      sums[(y + 1) * (width + 1) + x + 1] =
        (pixels[y * width + x] ?? 0) +
        (sums[y * (width + 1) + x + 1] ?? 0) +
        (sums[(y + 1) * (width + 1) + x] ?? 0) -
        (sums[y * (width + 1) + x] ?? 0);
  const sumTo = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0;
  return Float64Array.from(pixels, (pixel, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    const [left, right] = [Math.max(x - radius, 0), Math.min(x + radius + 1, width)];
    const [top, bottom] = [Math.max(y - radius, 0), Math.min(y + radius + 1, height)];
    const sum = sumTo(right, bottom) - sumTo(left, bottom) - sumTo(right, top) + sumTo(left, top);
    return pixel - sum / ((right - left) * (bottom - top));
  });
}

interface Moments {
  before: number;
  after: number;
  both: number;
}

/** The variances of two rows over pairs of places, and their covariance. */
function momentsOf(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  places: Iterable<readonly [number, number]>,
): Moments {
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (const [i, j] of places) {
    const [p, q] = [before[i] ?? 0, after[j] ?? 0];
    n += 1;
    a += p;
    b += q;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  }
  if (n === 0) return { before: 0, after: 0, both: 0 };
  const [meanA, meanB] = [a / n, b / n];
  return { before: aa / n - meanA ** 2, after: bb / n - meanB ** 2, both: ab / n - meanA * meanB };
}

function correlationOf({ before, after, both }: Moments): number {
  return both / Math.sqrt(before * after);
}

/** Below this spread of lightness there was nothing to recognise. */
const leastDetail = 2;

/**
 * The share of the detail of a part of the picture that can be found again in what was made of it: 1 where nothing was
 * done, near 0 where it is gone; of its four quarters, the one that kept most. The slope of a line of least squares or
 * the correlation (Pearson), whichever is less: what is left must be there in size and in shape.
 * @param before lightness, line by line, as is `after`
 */
export function detailLeft(
  size: { width: number; height: number },
  before: Uint8Array,
  after: Uint8Array,
): number {
  const { width, height } = size;
  const [was, is] = [detailOf({ ...size, pixels: before }), detailOf({ ...size, pixels: after })];
  const [half, middle] = [Math.floor(width / 2), Math.floor(height / 2)];
  function* within(left: number, top: number, right: number, bottom: number) {
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) yield [y * width + x, y * width + x] as const;
  }
  const quarters = [
    within(0, 0, half, middle),
    within(half, 0, width, middle),
    within(0, middle, half, height),
    within(half, middle, width, height),
  ];
  return Math.max(
    ...quarters.map((quarter) => {
      const moments = momentsOf(was, is, quarter);
      if (moments.before < leastDetail ** 2 || moments.after <= 0) return 0;
      const [slope, likeness] = [moments.both / moments.before, correlationOf(moments)];
      return Math.max(Math.min(slope, likeness), 0);
    }),
  );
}

/** Below this there was nothing to hear: -60 dB of full scale. */
const leastSound = 0.001;

/**
 * How far a stretch of sound can be found again in what was made of it, 0 to 1, however loud: the highest correlation
 * (Pearson) at any shift up to `mostShift` samples.
 */
export function soundLeft(before: Float32Array, after: Float32Array, mostShift: number): number {
  const length = Math.min(before.length, after.length);
  function* shifted(shift: number) {
    for (let i = Math.max(0, -shift); i < Math.min(length, length - shift); i++)
      yield [i, i + shift] as const;
  }
  let most = 0;
  for (let shift = -mostShift; shift <= mostShift; shift++) {
    const moments = momentsOf(before, after, shifted(shift));
    if (moments.before < leastSound ** 2 || moments.after < leastSound ** 2) continue;
    most = Math.max(most, correlationOf(moments));
  }
  return most;
}
