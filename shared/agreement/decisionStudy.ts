import { studentQuantile } from './distributions.ts';
import {
  type Components,
  componentsOf,
  type Effect,
  facets,
  keyOf,
  numbered,
  type Score,
} from './generalizability.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';

/** What scores are to be used for. */
export interface Plan {
  /** Readers of a submission. */
  readonly reads: number;
  readonly criteria: number;
  /** Whether these criteria are all there are, as those of a rubric, or stand for many others. */
  readonly criteriaAre: 'fixed' | 'drawn';
  /** Whether only the order of submissions matters, or the score itself: a level to be reached. */
  readonly decision: 'order' | 'score';
}

interface Parts {
  readonly universe: number;
  /** What more criteria would lessen, not more reads. */
  readonly lasting: number;
  /** Of one read. */
  readonly perRead: number;
}

/** A variance below nought says that there is none. */
function partsOf(components: Components, { criteria, criteriaAre, decision }: Omit<Plan, 'reads'>): Parts {
  const of = (effect: Effect) => Math.max(0, components[effect]);
  const withScore = decision === 'score' ? 1 : 0;
  const shared = of('submission.criterion') / criteria;
  const perRead =
    of('submission.rater') +
    of('residual') / criteria +
    withScore * (of('rater') + of('rater.criterion') / criteria);
  if (criteriaAre === 'fixed') return { universe: of('submission') + shared, lasting: 0, perRead };
  return { universe: of('submission'), lasting: shared + (withScore * of('criterion')) / criteria, perRead };
}

/**
 * The share of the spread of mean scores that is the submissions' own: the generalizability coefficient Eρ² where order
 * matters, the dependability index Φ where the score does (Brennan 2001, § 4.1). @returns undefined where nothing varies
 */
export function reliability(components: Components, plan: Plan): number | undefined {
  const { universe, lasting, perRead } = partsOf(components, plan);
  const all = universe + lasting + perRead / plan.reads;
  return all === 0 ? undefined : universe / all;
}

/** @returns the fewest reads with the wanted reliability; undefined where no number of reads reaches it */
export function readsFor(
  components: Components,
  wanted: number,
  plan: Omit<Plan, 'reads'>,
): number | undefined {
  const { universe, lasting, perRead } = partsOf(components, plan);
  const room = universe / wanted - universe - lasting;
  if (universe === 0 || (room <= 0 && perRead > 0)) return undefined;
  return perRead === 0 ? 1 : Math.max(1, Math.ceil(perRead / room - 1e-9));
}

/** So many parts of the submissions are left out in turn. */
const mostLeftOut = 20;

function basisOf(scores: readonly Score[]): Basis {
  const sizes = new Map<string, number>();
  for (const { submission, criterion } of scores) {
    const key = JSON.stringify([submission, criterion]);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const counts = [...sizes.values()];
  return {
    units: new Set(scores.map(({ submission }) => submission)).size,
    raters: new Set(scores.map(({ rater }) => rater)).size,
    pairs: counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0),
    overlap: counts.filter((count) => count > 1).length,
  };
}

/**
 * The reliability of a plan with the error and Student's interval of the jackknife over parts of the submissions (up to
 * twenty): the spread of what is found without each. @throws RangeError for two scores of one rater on one criterion
 */
export function plannedReliability(scores: readonly Score[], plan: Plan): Statistic {
  const n = basisOf(scores);
  const cells = new Set(scores.map((score) => keyOf(score, facets)));
  if (cells.size < scores.length) throw new RangeError('a rater scored a criterion of a submission twice');
  const tooFew = 'The scores do not tell submissions, raters and criteria apart: more must be read twice.';
  const of = (some: readonly Score[]) => {
    const components = componentsOf(some);
    return components && reliability(components, plan);
  };
  const estimate = n.overlap === 0 ? undefined : of(scores);
  if (estimate === undefined) return insufficient(tooFew, n);
  const method = plan.decision === 'order' ? 'generalizability coefficient' : 'index of dependability';
  const found = { kind: 'estimate', estimate, n, method: `${method}, Brennan 2001; jackknife` } as const;
  const places = numbered(scores.map(({ submission }) => submission));
  const parts = Math.min(mostLeftOut, n.units);
  const without = Array.from({ length: parts }, (_, part) =>
    of(scores.filter((_score, at) => (places[at] ?? 0) % parts !== part)),
  ).filter((value) => value !== undefined);
  const few = 'Too few submissions to tell how far it would vary.';
  if (without.length < parts || parts < 3) return { ...found, warnings: [few] };
  const mean = without.reduce((sum, value) => sum + value, 0) / parts;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(((parts - 1) / parts) * squares);
  const reach = studentQuantile(0.975, parts - 1) * standardError;
  const ci = [Math.max(0, estimate - reach), Math.min(1, estimate + reach)] as const;
  return { ...found, standardError, ci, warnings: [] };
}
