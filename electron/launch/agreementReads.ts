import { type Plan, plannedReliability, readsFor } from '#shared/agreement/decisionStudy.ts';
import { componentsOf, effects, type Score } from '#shared/agreement/generalizability.ts';
import { listed, type Ratings } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { jsonOfOne } from './agreementTable.ts';

/** Over all criteria together: what scores differ by, and how many reads give the wanted reliability. */
export interface Reads {
  readonly wanted: number;
  readonly criteria: number;
  readonly variances: Readonly<Record<string, number>> | undefined;
  readonly decisions: readonly {
    readonly decision: Plan['decision'];
    /** The fewest that reach it; null where none does. */
    readonly needed: number | null;
    /** Of one read, two and so on. */
    readonly byReads: readonly Statistic[];
  }[];
}

function scoresIn(criteria: ReadonlyMap<string, Ratings>): Score[] {
  return [...criteria].flatMap(([criterion, ratings]) => {
    const { values, units, raters } = listed(ratings);
    return Array.from(values, (score, at) => ({
      submission: ratings.units[units[at] ?? 0] ?? '',
      rater: ratings.raters[raters[at] ?? 0] ?? '',
      criterion,
      score,
    }));
  });
}

const told = 4;

/** A rubric's criteria are all there are: they are taken as fixed. */
export function readsOf(criteria: ReadonlyMap<string, Ratings>, wanted: number): Reads {
  const scores = scoresIn(criteria);
  const components = componentsOf(scores);
  const plan = { criteria: criteria.size, criteriaAre: 'fixed' } as const;
  const decisions = (['order', 'score'] as const).map((decision) => ({
    decision,
    needed: (components && readsFor(components, wanted, { ...plan, decision })) ?? null,
    byReads: Array.from({ length: told }, (_, at) =>
      plannedReliability(scores, { ...plan, decision, reads: at + 1 }),
    ),
  }));
  return { wanted, criteria: criteria.size, variances: components, decisions };
}

/** As `--json` prints it. */
export function readsJson({ decisions, ...told }: Reads) {
  return {
    ...told,
    decisions: decisions.map((one) => ({ ...one, byReads: one.byReads.map((found) => jsonOfOne(found)) })),
  };
}

const shown = (value: number) => value.toFixed(3).replace('-', '−');

function lineOf(one: Statistic, at: number): string {
  const reads = `  ${at + 1} ${at === 0 ? 'read ' : 'reads'}`;
  if (one.kind === 'insufficient') return `${reads}  ${one.reason}`;
  const ci = one.ci === undefined ? '' : ` (${shown(one.ci[0])} to ${shown(one.ci[1])})`;
  return `${reads}  ${shown(one.estimate)}${ci}`;
}

const meaning = {
  order: 'Where only the order of submissions matters (generalizability coefficient)',
  score: 'Where the score itself matters, as for a level to be reached (index of dependability)',
};

/** For people. */
export function readsTable({ wanted, criteria, variances, decisions }: Reads): string {
  const over = criteria === 1 ? 'The one criterion' : `All ${criteria} criteria together`;
  const head = `${over}: how many reads for a reliability of ${wanted}`;
  if (variances === undefined) return `${head}\n\n${decisions[0]?.byReads.map(lineOf)[0] ?? ''}`;
  const spread = effects
    .filter((effect) => variances[effect] !== 0)
    .map((effect) => `  ${effect.replace('.', ' × ').padEnd(24)}${shown(variances[effect] ?? 0)}`);
  const plans = decisions.map(({ decision, needed, byReads }) => {
    const need = needed === null ? 'no number of reads reaches it' : `${needed} needed`;
    return [`${meaning[decision]}: ${need}`, ...byReads.map(lineOf)].join('\n');
  });
  return [head, '', 'variance of', ...spread, '', plans.join('\n\n')].join('\n');
}
