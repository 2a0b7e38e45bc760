import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import type { Random } from '#shared/agreement/random.ts';
import type { LevelsGiven } from '#shared/domain/resolution.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

/** A programme in which everything is known that a real one would like to know; measures are in logits. */
export interface World {
  rubric: Rubric;
  /** Ability by submission; the seeds come last. */
  ability: readonly number[];
  submissions: number;
  seeds: number;
  assessors: readonly Assessor[];
}

export interface Assessor {
  /** How much harder than the mean. */
  severity: number;
  /** By how much this grows from the middle of the work on to its end. */
  drift: number;
}

export interface Size {
  assessors: number;
  submissions: number;
  seeds: number;
}

/** Wide steps: an assessor of mean severity gives about three scores in four as the consensus has them, as one has to who qualifies. */
const [abilityDeviation, severityDeviation] = [4, 0.5];
/** One assessor in so many drifts, by so much. */
const [driftsOneIn, driftBy] = [10, 3];
/** One score in so many is a slip: any level, each as likely. */
const slipsOneIn = 100;
const hardness = [-0.5, -0.2, 0.2, 0.5] as const;
const thresholds = summedOf(Float64Array.of(-5, 0, 5));

const even = (random: Random) => (random.below(2 ** 30) + 0.5) / 2 ** 30;
/** Box and Muller (1958). */
const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(even(random))) * Math.cos(2 * Math.PI * even(random));

/** Draws a programme. Severities sum to nought, so that they can be compared with measured ones. */
export function worldOf(size: Size, random: Random): World {
  const drawn = Array.from({ length: size.assessors }, () => severityDeviation * normal(random));
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  return {
    rubric: rubricOf(['A', 'B', 'C', 'D']),
    ability: Array.from({ length: size.submissions + size.seeds }, () => abilityDeviation * normal(random)),
    submissions: size.submissions,
    seeds: size.seeds,
    assessors: drawn.map((severity, i) => ({
      severity: severity - mean,
      drift: i % driftsOneIn === 0 ? (i % (2 * driftsOneIn) === 0 ? driftBy : -driftBy) : 0,
    })),
  };
}

function levels(rubric: Rubric, levelOf: (criterion: number) => number): LevelsGiven {
  return rubric.criteria.map((criterion, i) => ({
    criterionId: criterion.id,
    levelId: criterion.levels[levelOf(i)]?.id ?? null,
  }));
}

function chancesOf(ability: number, severity: number, criterion: number): Float64Array {
  const chances = new Float64Array(4);
  chancesAt(ability - severity - (hardness[criterion] ?? 0), thresholds, chances);
  return chances;
}

/** What a submission deserves: on each criterion the level that an assessor of mean severity gives most likely. */
export function truth({ rubric, ability }: World, submission: number): LevelsGiven {
  return levels(rubric, (criterion) => {
    const chances = chancesOf(ability[submission] ?? 0, 0, criterion);
    return chances.indexOf(Math.max(...chances));
  });
}

/** How severe an assessor is, so far into the work (0 to 1). */
export const severityAt = ({ severity, drift }: Assessor, progress: number): number =>
  severity + drift * Math.min(1, Math.max(0, 2 * progress - 1));

/** A reading, by the rating scale model with slips. */
export function read(world: World, submission: number, severity: number, random: Random): LevelsGiven {
  return levels(world.rubric, (criterion) => {
    if (random.below(slipsOneIn) === 0) return random.below(4);
    let left = even(random);
    const chances = chancesOf(world.ability[submission] ?? 0, severity, criterion);
    const level = chances.findIndex((chance) => {
      left -= chance;
      return left < 0;
    });
    return level === -1 ? 3 : level;
  });
}
