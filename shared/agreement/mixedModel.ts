import { formOf, type IccForm, iccForms, mcGrawWong, tested } from './icc.ts';
import { type Design, designOf, type Fitted, fitAt, type Parts } from './mixedLikelihood.ts';
import type { Ratings } from './ratings.ts';
import { type Basis, type Insufficient, insufficient, type Statistic } from './statistic.ts';
import { tallyOf, withoutEmpty } from './tally.ts';

/** Logarithms of the parts; what lies below counts as no variance, what lies above as no rest. */
const [least, most] = [-14, 12];
type Logs = readonly [number, number];
const partsOf = (logs: Logs): Parts => [
  logs[0] <= least ? 0 : Math.exp(logs[0]),
  logs[1] <= least ? 0 : Math.exp(logs[1]),
];

/** Second slopes by the logarithms, from the first ones a little to both sides. */
function curvature(design: Design, logs: Logs): readonly [number, number, number] | undefined {
  const step = 1e-4;
  const at = (u: number, r: number) => fitAt(design, partsOf([logs[0] + u, logs[1] + r]))?.slope;
  const [up, down, right, left] = [at(step, 0), at(-step, 0), at(0, step), at(0, -step)];
  if (!up || !down || !right || !left) return undefined;
  const across = (up[1] - down[1] + right[0] - left[0]) / 2;
  return [(up[0] - down[0]) / (2 * step), across / (2 * step), (right[1] - left[1]) / (2 * step)];
}

interface Ascent {
  logs: Logs;
  fit: Fitted;
}

/** No step is longer: far away the likelihood is not the parabola that Newton takes it for. */
const reach = 4;

/** Newton's step with so much damping; undefined where the likelihood does not bend down there. */
function stepOf(
  { logs, fit }: Ascent,
  bent: readonly [number, number, number],
  damping: number,
): readonly [number, number] | undefined {
  const [heldU, heldR] = [logs[0] <= least, logs[1] <= least];
  const a = heldU ? 1 : damping - bent[0];
  const d = heldR ? 1 : damping - bent[2];
  const b = heldU || heldR ? 0 : -bent[1];
  const whole = a * d - b * b;
  if (a <= 0 || whole <= 0) return undefined;
  const [s, t] = [heldU ? 0 : fit.slope[0], heldR ? 0 : fit.slope[1]];
  const within = (by: number) => Math.max(-reach, Math.min(reach, by));
  return [within((d * s - b * t) / whole), within((a * t - b * s) / whole)];
}

/** A step of Newton's, damped until the likelihood rises; a part that falls without end is taken as 0. */
function stepped(design: Design, from: Ascent): Ascent | undefined {
  const bent = curvature(design, from.logs);
  if (!bent) return undefined;
  for (let damping = 0; damping < 1e8; damping = Math.max(1e-3, damping * 10)) {
    const step = stepOf(from, bent, damping);
    if (!step) continue;
    const logs: Logs = [from.logs[0] + step[0], from.logs[1] + step[1]];
    const fit = fitAt(design, partsOf(logs));
    if (fit && fit.deviance <= from.fit.deviance + 1e-9) return { logs, fit };
  }
  return undefined;
}

interface VarianceComponents {
  readonly unit: number;
  readonly rater: number;
  readonly rest: number;
  /** Variances and covariance of the logarithms of unit/rest and rater/rest; 0 for one that is 0. */
  readonly covariance: readonly [units: number, both: number, raters: number];
}

function covarianceAt(design: Design, logs: Logs): VarianceComponents['covariance'] {
  const bent = curvature(design, logs);
  if (!bent) return [0, 0, 0];
  const [u, b, r] = bent.map((one) => -one) as [number, number, number];
  if (logs[0] <= least) return [0, 0, logs[1] <= least || r <= 0 ? 0 : 1 / r];
  if (logs[1] <= least) return [u <= 0 ? 0 : 1 / u, 0, 0];
  const whole = u * r - b * b;
  return u <= 0 || whole <= 0 ? [0, 0, 0] : [r / whole, -b / whole, u / whole];
}

/** @returns undefined where nothing is left beside units and raters, or nothing varies */
function componentsOf(design: Design): VarianceComponents | undefined {
  let at: Ascent | undefined;
  for (const start of [
    [0, -1],
    [-3, -3],
  ] as const) {
    const fit = fitAt(design, partsOf(start));
    if (fit && (!at || fit.deviance < at.fit.deviance)) at = { logs: start, fit };
  }
  for (let round = 0; at && round < 200; round++) {
    const next = stepped(design, at);
    if (!next) break;
    const moved = Math.max(
      ...next.logs.map((log, i) => (log <= least ? 0 : Math.abs(log - (at?.logs[i] ?? 0)))),
    );
    at = next;
    if (moved < 1e-11) break;
  }
  if (!at || at.logs.some((log) => log > most)) return undefined;
  const [unit, rater] = partsOf(at.logs);
  const { rest } = at.fit;
  return { unit: unit * rest, rater: rater * rest, rest, covariance: covarianceAt(design, at.logs) };
}

/** What the components give in the place of an analysis of variance: mean squares as they are expected. */
function expected({ unit, rater, rest }: Omit<VarianceComponents, 'covariance'>, n: number, k: number) {
  return { n, k, units: k * unit + rest, raters: n * rater + rest, error: rest, within: rest + rater };
}

/** Of the form by the logarithms of the parts, carried to its error (delta method). */
function errorOf(components: VarianceComponents, n: number, k: number, form: IccForm): number {
  const step = 1e-5;
  const value = (u: number, r: number) => {
    const { unit, rater, rest } = components;
    return formOf(expected({ unit: unit * Math.exp(u), rater: rater * Math.exp(r), rest }, n, k), form);
  };
  const byUnit = (value(step, 0) - value(-step, 0)) / (2 * step);
  const byRater = (value(0, step) - value(0, -step)) / (2 * step);
  const [u, b, r] = components.covariance;
  return Math.sqrt(Math.max(0, byUnit ** 2 * u + 2 * byUnit * byRater * b + byRater ** 2 * r));
}

type Prepared = { design: Design; components: VarianceComponents; n: Basis } | Insufficient;

function prepared(given: Ratings): Prepared {
  const ratings = withoutEmpty(given);
  const { basis: n } = tallyOf(ratings);
  if (ratings.raters.length < 2) return insufficient('Fewer than two raters rated anything.', n);
  if (ratings.units.length < 2) return insufficient('Fewer than two units were rated.', n);
  if (n.overlap === 0) return insufficient('No unit was rated by two raters.', n);
  const design = designOf(ratings);
  // As many effects as ratings leave nothing to weigh them by.
  const isSaturated = design.values.length < design.units + design.raters;
  const components = isSaturated ? undefined : componentsOf(design);
  if (components) return { design, components, n };
  return insufficient('Nothing is left beside the units and the raters to weigh them by.', n);
}

const noVariance = (what: string) => `The ${what} do not differ beyond what is left beside them: taken as 0.`;

function zeros({ unit, rater }: VarianceComponents): string[] {
  return [...(unit === 0 ? [noVariance('units')] : []), ...(rater === 0 ? [noVariance('raters')] : [])];
}

export const componentNames = ['unit', 'rater', 'residual'] as const;
export interface MixedModel {
  /** The intraclass correlations; intervals and p of F as for complete ratings, as the field's packages have it. */
  readonly intraclass: Record<IccForm, Statistic>;
  /** The variances of units, raters and the rest, in squared points of the scale. */
  readonly variances: Record<(typeof componentNames)[number], Statistic>;
}

/** The mixed model of all ratings there are; the errors of its correlations are of large samples (delta method). */
export function mixedModel(given: Ratings): MixedModel {
  const found = prepared(given);
  if ('kind' in found) {
    const intraclass = Object.fromEntries(iccForms.map((form) => [form, found])) as MixedModel['intraclass'];
    return { intraclass, variances: { unit: found, rater: found, residual: found } };
  }
  const { components, n, design } = found;
  const squares = expected(components, design.units, design.raters);
  const correlation = (form: IccForm): Statistic => {
    const method = `${mcGrawWong[form]} of variance components by restricted maximum likelihood`;
    const one = tested({ kind: 'estimate', estimate: formOf(squares, form), n, method }, form, squares);
    const standardError = errorOf(components, design.units, design.raters, form);
    return { ...one, ...(standardError > 0 ? { standardError } : {}), warnings: zeros(components) };
  };
  const variance = (estimate: number): Statistic => {
    const method = 'crossed random effects by restricted maximum likelihood';
    const warnings = [...zeros(components), 'In squared points of the scale; it has no interval.'];
    return { kind: 'estimate', estimate, n, method, warnings };
  };
  return {
    intraclass: Object.fromEntries(
      iccForms.map((form) => [form, correlation(form)]),
    ) as MixedModel['intraclass'],
    variances: {
      unit: variance(components.unit),
      rater: variance(components.rater),
      residual: variance(components.rest),
    },
  };
}
