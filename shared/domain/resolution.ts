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

export const resolutionStates = ['single', 'agreed', 'discrepant', 'adjudicated'] as const;

/** What the readings of one submission amount to. */
export const Resolution = z.strictObject({
  /** `single`: one reading, so the result is provisional. */
  state: z.enum(resolutionStates),
  /** In rubric order. */
  criteria: z
    .array(
      z.strictObject({
        criterionId: Id,
        /** Of each reading, in their order. */
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

function stateOf(count: number, reasons: Resolution['reasons'], decided: boolean): Resolution['state'] {
  if (decided) return 'adjudicated';
  if (count < 2) return 'single';
  return reasons.length > 0 ? 'discrepant' : 'agreed';
}

/**
 * Turns the readings of one submission that count into its result.
 * @param readings the levels of each, at least one
 * @param decision the levels that an adjudicator decided on, where one did
 */
export function resolve(
  rubric: Rubric,
  readings: readonly LevelsGiven[],
  { rule = defaultRule, decision }: { rule?: ResolutionRule; decision?: LevelsGiven | undefined } = {},
): Resolution {
  const reasons = reasonsOf(rubric, readings, rule);
  const state = stateOf(readings.length, reasons, decision !== undefined);
  const criteria = rubric.criteria.map((criterion) => {
    const raw = rawOn(criterion, readings);
    const mean = raw.length === 0 ? null : raw.reduce((sum, one) => sum + one, 0) / raw.length;
    const settled = state === 'discrepant' ? null : mean;
    return {
      criterionId: criterion.id,
      raw,
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
