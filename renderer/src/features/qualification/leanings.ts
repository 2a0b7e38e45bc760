import { biasAgainstOthers } from '#shared/agreement/perRater.ts';
import { ratingsOf } from '#shared/agreement/ratings.ts';
import type { KnownConsensus } from '#shared/contract/practice.ts';
import type { Criterion, Rubric } from '#shared/domain/rubric.ts';

/** How one's scores on a criterion stand beside those of the experts. */
export interface Leaning {
  readonly criterion: Criterion;
  readonly scores: number;
  readonly exact: number;
  /** Levels given above those of the experts on average; with Student's interval where there are two scores or more. */
  readonly mean: number;
  readonly ci: readonly [low: number, high: number] | undefined;
  /** `none` where there is hardly anything in it. */
  readonly direction: 'high' | 'low' | 'none';
  /** Whether the interval lies on one side of 0; otherwise the lean may be chance. */
  readonly certain: boolean;
  /** The submissions furthest off in the direction of the lean, furthest first. */
  readonly furthest: readonly KnownConsensus[];
}

/** Less than a quarter of a level is nothing to work on. */
const worthSaying = 0.25;
const mostShown = 2;

interface Pair {
  readonly one: KnownConsensus;
  /** Places on the scale, from 0. */
  readonly own: number;
  readonly experts: number;
}

function levelOn({ id, levels }: Criterion, given: KnownConsensus['own']): number | undefined {
  const levelId = given.find(({ criterionId }) => criterionId === id)?.levelId;
  const at = levels.findIndex((level) => level.id === levelId);
  return at < 0 ? undefined : at;
}

function directionOf(mean: number): Leaning['direction'] {
  if (Math.abs(mean) < worthSaying) return 'none';
  return mean > 0 ? 'high' : 'low';
}

function furthestOf(pairs: readonly Pair[], direction: Leaning['direction']): KnownConsensus[] {
  if (direction === 'none') return [];
  const sign = direction === 'low' ? -1 : 1;
  const off = ({ own, experts }: Pair) => sign * (own - experts);
  const leaning = pairs.filter((pair) => off(pair) > 0).toSorted((a, b) => off(b) - off(a));
  return leaning.slice(0, mostShown).map(({ one }) => one);
}

function leaningOn(criterion: Criterion, known: readonly KnownConsensus[]): Leaning | undefined {
  const pairs = known.flatMap((one): Pair[] => {
    const [own, experts] = [levelOn(criterion, one.own), levelOn(criterion, one.experts)];
    return own === undefined || experts === undefined ? [] : [{ one, own, experts }];
  });
  const scale = criterion.levels.map((_, level) => level);
  const levels = ratingsOf(
    pairs.map(({ own, experts }) => [own, experts]),
    scale,
  );
  const found = biasAgainstOthers(levels, 0);
  if (found.kind === 'insufficient') return undefined;
  const { estimate: mean, ci } = found;
  const direction = directionOf(mean);
  return {
    criterion,
    scores: pairs.length,
    exact: pairs.filter(({ own, experts }) => own === experts).length,
    mean,
    ci,
    direction,
    certain: ci !== undefined && (ci[0] > 0 || ci[1] < 0),
    furthest: furthestOf(pairs, direction),
  };
}

/** How one scores beside the experts, in the order of the rubric; criteria without a score to compare are left out. */
export function leaningsOf(rubric: Rubric, known: readonly KnownConsensus[]): Leaning[] {
  return rubric.criteria.flatMap((criterion) => leaningOn(criterion, known) ?? []);
}
