import { type Random, shuffled } from '#shared/agreement/random.ts';
import { type LevelsGiven, outcomeOf, pointsOn, resolve } from '#shared/domain/resolution.ts';
import { isNearPassing } from '#shared/domain/scoringPolicy.ts';
import { defaultSeeding, failedInARow, judgeSeed, seedsFor } from '#shared/domain/seeding.ts';
import { read, severityAt, truth, type World } from './world.ts';

/** How a programme has its submissions read. */
export interface Policy {
  name: string;
  /** Share of submissions that get a second read whatever the first says. */
  secondReads: number;
  /** Whether one within a point of passing on every criterion gets one too. */
  nearPassing: boolean;
  seeds: boolean;
}

export interface Given {
  assessor: number;
  submission: number;
  scores: LevelsGiven;
  /** How severe the assessor was then. */
  severity: number;
}

/** What came of it: the readings that count, and what all of it cost. */
export interface Panel {
  readings: Map<number, Given[]>;
  /** Readings of seeds: they make no results, and link assessors who read nothing else in common. */
  ofSeeds: Given[];
  /** Readings made, those of seeds and those that count no more among them. */
  made: number;
  /** Whoever was suspended. */
  suspended: number[];
  /** Submissions an adjudicator decided on. */
  adjudicated: number;
}

const perBatch = 18;

/** Somebody at work: how far they are, what they read in order, what the seeds have shown. */
interface Desk {
  made: number;
  order: ({ given: Given } | { passed: boolean })[];
  unseen: number[];
  suspended: boolean;
}

/**
 * Has every submission read by a policy, batch by batch; who fails seeds is suspended, and others read again what came
 * since the last good one.
 */
export function convene(world: World, policy: Policy, random: Random): Panel {
  const perAssessor = (world.submissions * (1 + policy.secondReads)) / world.assessors.length;
  const desks = world.assessors.map((): Desk => {
    const unseen = Array.from({ length: world.seeds }, (_, i) => world.submissions + i);
    return { made: 0, order: [], unseen: shuffled(unseen, random), suspended: false };
  });
  const panel: Panel = { readings: new Map(), ofSeeds: [], made: 0, suspended: [], adjudicated: 0 };
  const take = (assessor: number, submission: number): Given => {
    const [desk, whose] = [desks[assessor], world.assessors[assessor]];
    if (!desk || !whose) throw new Error('nobody');
    desk.made++;
    panel.made++;
    const severity = severityAt(whose, desk.made / perAssessor);
    return { assessor, submission, severity, scores: read(world, submission, severity, random) };
  };
  const hasRead = (assessor: number, submission: number) =>
    panel.readings.get(submission)?.some((one) => one.assessor === assessor) ?? false;
  let turn = 0;
  const next = (free: (assessor: number) => boolean): number => {
    for (let tried = 0; tried < desks.length; tried++) {
      turn = (turn + 1) % desks.length;
      if (!desks[turn]?.suspended && free(turn)) return turn;
    }
    throw new Error('nobody is left to read');
  };
  const readAll = (wanted: readonly number[]): void => {
    const waiting = shuffled(wanted, random);
    while (waiting.length > 0) {
      const assessor = next((one) => waiting.some((submission) => !hasRead(one, submission)));
      const batch: number[] = [];
      for (let i = 0; i < waiting.length && batch.length < perBatch; ) {
        const submission = waiting[i] ?? -1;
        if (hasRead(assessor, submission)) i++;
        else batch.push(...waiting.splice(i, 1));
      }
      waiting.push(...readBatch(assessor, batch));
    }
  };
  /** @returns what others have to read again */
  const readBatch = (assessor: number, batch: readonly number[]): number[] => {
    const desk = desks[assessor];
    if (!desk) return [];
    const count = policy.seeds
      ? seedsFor(defaultSeeding, batch.length, random.below(1e6) / 1e6, {
          firstOfDay: true,
          afterFailure: failedInARow(outcomesOf(desk)) > 0,
        })
      : 0;
    const seeds = new Set(desk.unseen.splice(0, count));
    for (const submission of shuffled([...batch, ...seeds], random)) {
      const given = take(assessor, submission);
      if (seeds.has(submission)) {
        panel.ofSeeds.push(given);
        const consensus = truth(world, submission);
        desk.order.push(judgeSeed(world.rubric, { own: given.scores, consensus }, defaultSeeding));
        continue;
      }
      desk.order.push({ given });
      panel.readings.set(submission, [...(panel.readings.get(submission) ?? []), given]);
    }
    if (failedInARow(outcomesOf(desk)) < defaultSeeding.suspendAfter) return [];
    desk.suspended = true;
    panel.suspended.push(assessor);
    const good = desk.order.findLastIndex((one) => 'passed' in one && one.passed);
    const held = desk.order.slice(good + 1).flatMap((one) => ('given' in one ? [one.given] : []));
    for (const one of held)
      panel.readings.set(
        one.submission,
        (panel.readings.get(one.submission) ?? []).filter((given) => given !== one),
      );
    return held.map(({ submission }) => submission);
  };

  const all = Array.from({ length: world.submissions }, (_, i) => i);
  readAll(all);
  readAll(
    all.filter((submission) => {
      const [first] = panel.readings.get(submission) ?? [];
      const asked = random.below(1e6) / 1e6 < policy.secondReads;
      return (
        asked || (policy.nearPassing && first !== undefined && isNearPassing(world.rubric, first.scores, 1))
      );
    }),
  );
  return panel;
}

const outcomesOf = ({ order }: Desk) => order.flatMap((one) => ('passed' in one ? [one] : []));

/**
 * The decision on each submission by the programme's rule. Where readings differ by it, an adjudicator decides, who is
 * taken to be right.
 */
export function decide(world: World, panel: Panel): ('awarded' | 'notYet')[] {
  panel.adjudicated = 0;
  return Array.from({ length: world.submissions }, (_, submission) => {
    const given = (panel.readings.get(submission) ?? []).map(({ scores }) => scores);
    const { outcome } = resolve(world.rubric, given);
    if (outcome !== null) return outcome;
    panel.adjudicated++;
    return trueOutcome(world, submission);
  });
}

export const trueOutcome = (world: World, submission: number) =>
  outcomeOf(world.rubric, (criterion) => pointsOn(criterion, truth(world, submission)));
