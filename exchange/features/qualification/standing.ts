import { type Place, placeOf, type Stage, stageOf } from '#shared/domain/qualification.ts';
import { failedInARow } from '#shared/domain/seeding.ts';
import type {
  FinishedSet,
  HeldCertification,
  Ladder,
  LadderList,
  Standings,
  Watch,
} from '#shared/exchange/ladder.ts';
import type { Database } from '../../db/database.ts';
import {
  certificationsAt,
  heldReadings,
  practiceOf,
  rubricOf,
  type Step,
  scoringPeople,
  setsHandedOut,
  setsOf,
  stepOf,
  steps,
  type Whose,
} from '../../db/queries/qualification.ts';
import { judgedSeeds } from '../../db/queries/seeds.ts';
import { freshStartsOf, openRefreshers, suspensionsOf } from '../../db/queries/suspensions.ts';
import { refuse } from '../../rules/refusal.ts';
import { outcomesSince } from '../quality/outcomes.ts';

interface Standing {
  finished: FinishedSet[];
  /** Sets that can still be scored, in order. */
  left: string[];
  certification: HeldCertification | null;
  place: Place;
  stage: Stage;
  /** Operational readings that wait for a certification. */
  held: number;
  watch: Watch;
}

type Certification = Awaited<ReturnType<typeof certificationsAt>>[number];

const told = ({ validFrom, validUntil, source, agreement }: Certification): HeldCertification => ({
  validFrom: validFrom.toISOString(),
  validUntil: validUntil.toISOString(),
  source,
  agreement,
});

const byPerson = ({ personId }: { personId: string }) => personId;

/** What the seeds have shown of people, asked by the id of a person. @param step a micro-credential with its rubric */
async function watches(db: Database, step: Step, whose: Whose): Promise<(personId: string) => Watch> {
  const judged = Map.groupBy(await judgedSeeds(db, step, whose), byPerson);
  const suspended = Map.groupBy(await suspensionsOf(db, step, whose), byPerson);
  const refreshers = Map.groupBy(await openRefreshers(db, step, whose), byPerson);
  const held = Map.groupBy(await heldReadings(db, step, { whose, reason: 'recheck' }), byPerson);
  return (personId) => {
    const last = suspended.get(personId)?.at(-1);
    const refresher = refreshers.get(personId)?.at(-1);
    return {
      failed: failedInARow(outcomesSince(judged.get(personId) ?? [], last)),
      refresher: refresher ? { name: refresher.name } : null,
      suspendedAt: last?.at.toISOString() ?? null,
      reason: last?.reason ?? null,
      held: held.get(personId)?.length ?? 0,
    };
  };
}

/**
 * Where people stand with a step at an instant.
 * @param whose one person, or everybody where it is undefined
 * @returns asked by the id of a person
 */
async function standings(
  db: Database,
  step: Step,
  { whose, at }: { whose: Whose; at: Date },
): Promise<(personId: string) => Standing> {
  const sets = await setsOf(db, step);
  const handedOut = Map.groupBy(await setsHandedOut(db, step, whose), byPerson);
  const held = Map.groupBy(await heldReadings(db, step, { whose, reason: 'not_certified' }), byPerson);
  const watchOf = await watches(db, step, whose);
  const fresh = await freshStartsOf(db, step, whose);
  const certified = new Map(
    (await certificationsAt(db, step, at, whose)).map((one) => [one.personId, told(one)]),
  );
  return (personId) => {
    const own = handedOut.get(personId) ?? [];
    const finished = own.flatMap(({ batchId, name, outcome, signedAt }): FinishedSet[] =>
      outcome && signedAt ? [{ batchId, name, outcome, at: signedAt.toISOString() }] : [],
    );
    const [begun, done] = [own, finished].map((some) => new Set(some.map(({ batchId }) => batchId)));
    const left = sets
      .filter(({ id, dueAt }) => !done?.has(id) && (begun?.has(id) || dueAt === null || dueAt > at))
      .map(({ id }) => id);
    const certification = certified.get(personId) ?? null;
    const watch = watchOf(personId);
    const place = placeOf(
      finished.map((set) => ({ passed: set.outcome.passed, at: set.at })),
      step.rule,
      {
        suspendedAt: watch.suspendedAt,
        freshAt: fresh.get(personId)?.toISOString() ?? null,
      },
    );
    const stage = stageOf(place, step.rule, {
      now: at.toISOString(),
      certifiedUntil: certification?.validUntil ?? null,
      setsLeft: left.length,
    });
    return {
      ...{ finished, left, certification, place, stage },
      held: held.get(personId)?.length ?? 0,
      // A certification that was earned since ends a suspension.
      watch: certification ? { ...watch, suspendedAt: null, reason: null } : watch,
    };
  };
}

/** What a person is told of where they stand. */
function shown({ finished, certification, place, stage, held, watch }: Standing) {
  const waits = stage === 'coolingDown' || stage === 'lockedOut';
  const { attempt, set, notBefore } = place;
  return { stage, attempt, set, notBefore: waits ? notBefore : null, certification, held, watch, finished };
}

/** The sets that are to be handed to a person now: of each step that is open, the next one alone. */
export async function setsOffered(db: Database, personId: string, at: Date): Promise<string[]> {
  const offered: string[] = [];
  for (const step of await steps(db)) {
    const { stage, left } = (await standings(db, step, { whose: personId, at }))(personId);
    const [next] = left;
    if (stage === 'open' && next !== undefined) offered.push(next);
  }
  return offered;
}

/** Where a person stands with every micro-credential. */
export async function readLadders(db: Database, personId: string, at: Date): Promise<LadderList> {
  const ladders: Ladder[] = [];
  for (const step of await steps(db)) {
    const of = await standings(db, step, { whose: personId, at });
    ladders.push({
      ...step,
      ...shown(of(personId)),
      rubric: await rubricOf(db, step.rubricHash),
      practice: await practiceOf(db, personId, step),
    });
  }
  return { ladders };
}

/**
 * Where everybody who scores stands with one micro-credential and version of its rubric.
 * @throws Refusal not_found
 */
export async function readStandings(
  db: Database,
  wanted: Pick<Step, 'microCredentialId' | 'rubricHash'>,
  at: Date,
): Promise<Standings> {
  const step = await stepOf(db, wanted);
  if (step === undefined)
    throw refuse('not_found', 'No batch is of this micro-credential and rubric. List the subjects again.');
  const of = await standings(db, step, { whose: undefined, at });
  const readers = (await scoringPeople(db)).map(({ id, reader }) => ({ reader, ...shown(of(id)) }));
  return { rule: step.rule, readers };
}
