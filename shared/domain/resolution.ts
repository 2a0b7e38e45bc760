import { z } from 'zod';
import { Id } from './primitives.ts';
import { type Criterion, criterionOf, levelOf, type Rubric } from './rubric.ts';

/** When readings of one submission go to adjudication. */
export const ResolutionRule = z.strictObject({
  /** Points between the lowest and the highest on one criterion. */
  differenceFrom: z.int().min(1).max(100),
  /** Whether readers whose scores lead to different decisions go there too. */
  straddled: z.boolean(),
});
export type ResolutionRule = z.infer<typeof ResolutionRule>;

export const defaultRule: ResolutionRule = { differenceFrom: 2, straddled: true };

const Points = z.number().min(0).max(100);
export const Outcome = z.enum(['awarded', 'notYet']);
export type Outcome = z.infer<typeof Outcome>;

export const resolutionStates = ['single', 'agreed', 'discrepant', 'thirdRead', 'adjudicated'] as const;

/** What the readings of one submission amount to. */
export const Resolution = z.strictObject({
  /** `single`: one reading, so the result is provisional; `thirdRead`: two differed, and a third agrees with one. */
  state: z.enum(resolutionStates),
  /** In rubric order. */
  criteria: z
    .array(
      z.strictObject({
        criterionId: Id,
        /** Of each reading that has a level on it, in their order, a third read last. */
        raw: z.array(Points).max(1_000),
        /** The mean of agreeing readings, or what was decided; null while it is open. */
        resolved: Points.nullable(),
      }),
    )
    .max(26),
  /** Why it went to adjudication, also after it was settled there. */
  reasons: z.array(z.enum(['difference', 'straddled'])).max(2),
  outcome: Outcome.nullable(),
});
export type Resolution = z.infer<typeof Resolution>;

/** A level for each criterion. */
export type LevelsGiven = readonly { criterionId: string; levelId: string | null }[];

/** The score point given on a criterion; undefined where there is none. */
export function pointsOn(criterion: Criterion, given: LevelsGiven): number | undefined {
  const level = given.find(({ criterionId }) => criterionId === criterion.id)?.levelId;
  return levelOf(criterion, level ?? null)?.points;
}

function passes(criterion: Criterion, points: number | undefined): boolean {
  const passing = levelOf(criterion, criterion.passingLevelId);
  return passing === undefined || (points !== undefined && points >= passing.points);
}

/** Awarded where every criterion reaches its passing level. */
export function outcomeOf(rubric: Rubric, pointsOf: (criterion: Criterion) => number | undefined): Outcome {
  return rubric.criteria.every((criterion) => passes(criterion, pointsOf(criterion))) ? 'awarded' : 'notYet';
}

function reasonsOf(rubric: Rubric, readings: readonly LevelsGiven[], rule: ResolutionRule) {
  const apart = rubric.criteria.some((criterion) => {
    const raw = rawOn(criterion, readings);
    return raw.length > 1 && Math.max(...raw) - Math.min(...raw) >= rule.differenceFrom;
  });
  const outcomes = new Set(readings.map((given) => outcomeOf(rubric, (one) => pointsOn(one, given))));
  const reasons: Resolution['reasons'] = [];
  if (apart) reasons.push('difference');
  if (rule.straddled && outcomes.size > 1) reasons.push('straddled');
  return reasons;
}

function rawOn(criterion: Criterion, readings: readonly LevelsGiven[]): number[] {
  return readings.flatMap((given) => pointsOn(criterion, given) ?? []);
}

interface Standing {
  count: number;
  reasons: Resolution['reasons'];
  decided: boolean;
  settled: boolean;
}

function stateOf({ count, reasons, decided, settled }: Standing): Resolution['state'] {
  if (decided) return 'adjudicated';
  if (count < 2) return 'single';
  if (reasons.length === 0) return 'agreed';
  return settled ? 'thirdRead' : 'discrepant';
}

/** Points between two readings, over all criteria. */
function distance(rubric: Rubric, a: LevelsGiven, b: LevelsGiven): number {
  return rubric.criteria.reduce((sum, criterion) => {
    const [one, other] = [pointsOn(criterion, a), pointsOn(criterion, b)];
    return one === undefined || other === undefined ? sum : sum + Math.abs(one - other);
  }, 0);
}

/**
 * The readings that a third one settles on: itself and the nearest of those it agrees with by the rule, both where two
 * are as near. Empty where it agrees with none. Johnson, Penny & Gordon, Applied Measurement in Education 13 (2000)
 * 121–138, call it resolution by the closest pair (tertium quid).
 */
function settledBy(
  rubric: Rubric,
  readings: readonly LevelsGiven[],
  third: LevelsGiven,
  rule: ResolutionRule,
): LevelsGiven[] {
  const agreeing = readings.filter((one) => reasonsOf(rubric, [one, third], rule).length === 0);
  const nearest = Math.min(...agreeing.map((one) => distance(rubric, one, third)));
  const near = agreeing.filter((one) => distance(rubric, one, third) === nearest);
  return near.length === 0 ? [] : [...near, third];
}

const meanOf = (points: readonly number[]) =>
  points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0) / points.length;

export interface ResolvingWish {
  rule?: ResolutionRule;
  /** The levels of a blind third read that was asked for because the others differ. */
  third?: LevelsGiven | undefined;
  /** The levels that an adjudicator decided on, where one did. */
  decision?: LevelsGiven | undefined;
}

/** How the readings stand, and those of them that the resolved scores rest on. */
function standingOf(
  rubric: Rubric,
  readings: readonly LevelsGiven[],
  { rule = defaultRule, third, decision }: ResolvingWish,
) {
  const reasons = reasonsOf(rubric, readings, rule);
  const settling = third === undefined ? [] : settledBy(rubric, readings, third, rule);
  const state = stateOf({
    count: readings.length,
    reasons,
    decided: decision !== undefined,
    settled: settling.length > 0,
  });
  return { state, reasons, counting: state === 'thirdRead' ? settling : readings };
}

/** The readings that a result rests on: all of them, or those that a third read settled on, itself among them. */
export function countingReadings(
  rubric: Rubric,
  readings: readonly LevelsGiven[],
  wish: ResolvingWish = {},
): readonly LevelsGiven[] {
  return standingOf(rubric, readings, wish).counting;
}

/**
 * Turns the readings of one submission that count into its result.
 * @param readings the levels of each, at least one, without a third read
 */
export function resolve(
  rubric: Rubric,
  readings: readonly LevelsGiven[],
  wish: ResolvingWish = {},
): Resolution {
  const { third, decision } = wish;
  const { state, reasons, counting } = standingOf(rubric, readings, wish);
  const criteria = rubric.criteria.map((criterion) => {
    const settled = state === 'discrepant' ? null : meanOf(rawOn(criterion, counting));
    return {
      criterionId: criterion.id,
      raw: rawOn(criterion, third === undefined ? readings : [...readings, third]),
      resolved: decision ? (pointsOn(criterion, decision) ?? null) : settled,
    };
  });
  const resolvedOn = (criterion: Criterion) =>
    criteria.find(({ criterionId }) => criterionId === criterion.id)?.resolved ?? undefined;
  return { state, criteria, reasons, outcome: state === 'discrepant' ? null : outcomeOf(rubric, resolvedOn) };
}

/** Whether the levels are of this rubric, one for each of its criteria. */
export function levelsWholeRubric(rubric: Rubric, given: LevelsGiven): boolean {
  const known = given.every(({ criterionId }) => criterionOf(rubric, criterionId) !== undefined);
  return (
    known &&
    given.length === rubric.criteria.length &&
    rubric.criteria.every((criterion) => pointsOn(criterion, given) !== undefined)
  );
}
