import { z } from 'zod';
import { cohenKappa } from '../agreement/pairKappa.ts';
import { ratingsOf } from '../agreement/ratings.ts';
import { weightsOf } from '../agreement/weights.ts';
import type { AssignmentState, BatchKind } from './batch.ts';
import { Id } from './primitives.ts';
import { type LevelsGiven, pointsOn } from './resolution.ts';
import { type Criterion, levelsApart, type Rubric } from './rubric.ts';

const Share = z.number().min(0).max(1);
const Days = z.int().min(0).max(3_650);

/** What a programme asks of whoever is to score for it. */
export const QualificationRule = z.strictObject({
  /** Share of scores that must be those of the consensus, on each criterion of a set, by how many levels it has. */
  exact: z.strictObject({ twoLevels: Share, threeLevels: Share, more: Share }),
  /** Share of scores at most one level off, on each criterion of a set. */
  adjacent: Share,
  /** Quadratic weighted kappa over all scores of a set. */
  kappa: z.number().min(-1).max(1),
  /** Sets to be passed one after the other. */
  sets: z.int().min(1).max(10),
  /** Attempts before the lock-out; a set that is not passed ends an attempt. */
  attempts: z.int().min(1).max(10),
  /** From a failed set to the next attempt. */
  coolDownDays: Days,
  /** From the last failed attempt to a new first one. */
  lockOutDays: Days,
  validMonths: z.int().min(1).max(120),
  /** So long before the end of a certification its renewal can begin. */
  renewDays: Days,
});
export type QualificationRule = z.infer<typeof QualificationRule>;

export const defaultQualification: QualificationRule = {
  exact: { twoLevels: 0.9, threeLevels: 0.8, more: 0.7 },
  adjacent: 0.95,
  kappa: 0.7,
  sets: 2,
  attempts: 2,
  coolDownDays: 7,
  lockOutDays: 90,
  validMonths: 12,
  renewDays: 60,
};

/** How the scores of a set agree with its consensus. */
export const SetOutcome = z.strictObject({
  passed: z.boolean(),
  /** Scores there were to give. */
  scores: z.int().min(0),
  exact: z.int().min(0),
  adjacent: z.int().min(0),
  /** Quadratic weighted kappa; null where the scores do not vary enough to have one, and it is then not asked for. */
  kappa: z.number().min(-1).max(1).nullable(),
  /** In rubric order. */
  criteria: z
    .array(
      z.strictObject({
        criterionId: Id,
        scores: z.int().min(0),
        exact: z.int().min(0),
        adjacent: z.int().min(0),
        exactNeeded: Share,
        passed: z.boolean(),
      }),
    )
    .max(26),
});
export type SetOutcome = z.infer<typeof SetOutcome>;

/** The levels somebody gave a submission, and those of the consensus. */
export interface Compared {
  readonly own: LevelsGiven;
  readonly consensus: LevelsGiven;
}

export function exactNeeded({ levels }: Criterion, { exact }: QualificationRule): number {
  if (levels.length === 2) return exact.twoLevels;
  return levels.length === 3 ? exact.threeLevels : exact.more;
}

/** Where a score point stands on its criterion's scale, from 0 for the lowest level to 1 for the highest. */
function heightOf({ levels }: Criterion, points: number): number {
  return levels.findIndex((level) => level.points === points) / (levels.length - 1);
}

/** Scales of different lengths are laid over one another from end to end; of one length it is Cohen's weighted kappa. */
function kappaOver(rubric: Rubric, compared: readonly Compared[]): number | null {
  const pairs = rubric.criteria.flatMap((criterion) =>
    compared.flatMap(({ own, consensus }): [number, number][] => {
      const [ours, theirs] = [pointsOn(criterion, own), pointsOn(criterion, consensus)];
      if (ours === undefined || theirs === undefined) return [];
      return [[heightOf(criterion, ours), heightOf(criterion, theirs)]];
    }),
  );
  const heights = rubric.criteria.flatMap((one) => one.levels.map(({ points }) => heightOf(one, points)));
  const scale = [...new Set(heights)].toSorted((a, b) => a - b);
  const found = cohenKappa(ratingsOf(pairs, scale), weightsOf('quadratic', scale));
  return found.kind === 'estimate' ? found.estimate : null;
}

/** Shares are compared with this much of rounding let through. */
const noise = 1e-9;
const reaches = (count: number, of: number, needed: number) => count >= needed * of - noise;

/**
 * Judges a finished set. A submission that was sent back instead of scored was not scored as the consensus says.
 * @param compared every submission of the set
 */
export function judgeSet(rubric: Rubric, compared: readonly Compared[], rule: QualificationRule): SetOutcome {
  const criteria = rubric.criteria.map((criterion) => {
    const wanted = compared.filter(({ consensus }) => pointsOn(criterion, consensus) !== undefined);
    const within = (levels: number) =>
      wanted.filter(({ own, consensus }) => {
        const [ours, theirs] = [pointsOn(criterion, own), pointsOn(criterion, consensus)];
        const apart =
          ours === undefined || theirs === undefined ? undefined : levelsApart(criterion, ours, theirs);
        return apart !== undefined && apart <= levels;
      }).length;
    const [scores, exact, adjacent] = [wanted.length, within(0), within(1)];
    const needed = exactNeeded(criterion, rule);
    const passed = reaches(exact, scores, needed) && reaches(adjacent, scores, rule.adjacent);
    return { criterionId: criterion.id, scores, exact, adjacent, exactNeeded: needed, passed };
  });
  const sum = (of: 'scores' | 'exact' | 'adjacent') => criteria.reduce((total, one) => total + one[of], 0);
  const kappa = kappaOver(rubric, compared);
  return {
    passed: criteria.every(({ passed }) => passed) && (kappa === null || kappa >= rule.kappa - noise),
    scores: sum('scores'),
    exact: sum('exact'),
    adjacent: sum('adjacent'),
    kappa,
    criteria,
  };
}

/** Whether a batch is a set that was judged: nothing in it can be revised then. */
export function isJudged({ kind, state }: { kind: BatchKind; state: AssignmentState }): boolean {
  return kind === 'qualification' && state === 'finished';
}

/** A set that was finished, when its last reading was signed, as `2026-11-27T09:00:00.000Z`; so all instants here. */
export interface FinishedSet {
  readonly passed: boolean;
  readonly at: string;
}

/** Where somebody stands after the sets they have finished. */
export interface Place {
  /** Of the attempt under way or to come, from 1. */
  readonly attempt: number;
  /** The set to come, from 1. */
  readonly set: number;
  /** Nothing can be begun before; null where nothing was failed. */
  readonly notBefore: string | null;
  /** Whether that is because the attempts were used up. */
  readonly lockedOut: boolean;
  /** When the last set of a whole attempt was signed, where that came last. */
  readonly earnedAt: string | null;
}

const dayMs = 86_400_000;
const daysAfter = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

const isBefore = (one: string, other: string) => Date.parse(one) < Date.parse(other);

const atStart: Place = { attempt: 1, set: 1, notBefore: null, lockedOut: false, earnedAt: null };

function placeAfter(place: Place, { passed, at }: FinishedSet, rule: QualificationRule): Place {
  if (passed && place.set < rule.sets) return { ...atStart, attempt: place.attempt, set: place.set + 1 };
  if (passed) return { ...atStart, earnedAt: at };
  const last = place.attempt >= rule.attempts;
  const days = last ? rule.lockOutDays : rule.coolDownDays;
  return {
    ...atStart,
    attempt: last ? 1 : place.attempt + 1,
    notBefore: daysAfter(at, days),
    lockedOut: last,
  };
}

/**
 * @param finished in the order in which they were judged
 * @param from where a new way begins: with the last suspension, no sooner than after a failed set; and where the office
 *   lets somebody begin anew, at once. The later of the two counts.
 */
export function placeOf(
  finished: readonly FinishedSet[],
  rule: QualificationRule,
  { suspendedAt = null, freshAt = null }: { suspendedAt?: string | null; freshAt?: string | null } = {},
): Place {
  const isFresh = freshAt !== null && (suspendedAt === null || !isBefore(freshAt, suspendedAt));
  const from = isFresh ? freshAt : suspendedAt;
  const start: Place =
    isFresh || suspendedAt === null
      ? atStart
      : { ...atStart, notBefore: daysAfter(suspendedAt, rule.coolDownDays) };
  return finished
    .filter(({ at }) => from === null || isBefore(from, at))
    .reduce((place, set) => placeAfter(place, set, rule), start);
}

/** `certified`: nothing to do; `open`: a set can be scored; `noSets`: none is left that was not seen. */
export const stages = ['certified', 'open', 'coolingDown', 'lockedOut', 'noSets'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/**
 * What can be done now.
 * @param certifiedUntil the end of a certification that holds now; null without one
 * @param setsLeft sets this person has not finished
 */
export function stageOf(
  place: Place,
  rule: QualificationRule,
  { now, certifiedUntil, setsLeft }: { now: string; certifiedUntil: string | null; setsLeft: number },
): Stage {
  const renews = certifiedUntil !== null && !isBefore(now, daysAfter(certifiedUntil, -rule.renewDays));
  if (certifiedUntil !== null && !renews) return 'certified';
  if (place.notBefore !== null && isBefore(now, place.notBefore))
    return place.lockedOut ? 'lockedOut' : 'coolingDown';
  return setsLeft === 0 ? 'noSets' : 'open';
}
