/** One line of `npm run bench`: a figure beside the same figure of a named baseline, measured in the same run. */
export interface Measure {
  name: string;
  /** What the baseline is, in words. */
  against: string;
  value: number;
  baseline: number;
  ratio: number;
  /** The ratio we promise. */
  target: number;
  better: 'lower' | 'higher';
  unit: string;
}

export interface Bench {
  name: string;
  /** @returns undefined where this machine cannot measure it; the reason has been printed */
  run(): Promise<Measure[] | undefined>;
}

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) throw new RangeError('the median of nothing');
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper;
}

export interface Samples {
  ours: number[];
  baseline: number[];
}

/** Runs both in turn, so that whatever else the machine does hits both. */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Samples> {
  const samples: Samples = { ours: [], baseline: [] };
  for (let round = 0; round < rounds; round++) {
    samples.baseline.push(await baseline());
    samples.ours.push(await ours());
  }
  return samples;
}

/** How long something takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

type Claim = Pick<Measure, 'name' | 'against' | 'target' | 'better' | 'unit'>;

/** The medians of both and their ratio. */
export function measureOf(claim: Claim, samples: Samples): Measure {
  const value = median(samples.ours);
  const baseline = median(samples.baseline);
  return { ...claim, value: round(value), baseline: round(baseline), ratio: round(value / baseline) };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

export function meetsTarget(measure: Measure): boolean {
  return measure.better === 'lower' ? measure.ratio <= measure.target : measure.ratio >= measure.target;
}

/** A measure as a person reads it. */
export function lineOf(measure: Measure): string {
  const bound = measure.better === 'lower' ? '≤' : '≥';
  const verdict = meetsTarget(measure) ? 'met' : 'MISSED';
  return `${measure.name}: ${measure.value} ${measure.unit} against ${measure.baseline} ${measure.unit} (${measure.against}): ratio ${measure.ratio}, target ${bound} ${measure.target}, ${verdict}`;
}
