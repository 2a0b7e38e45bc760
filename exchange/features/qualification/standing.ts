import { type Place, placeOf, type Stage, stageOf } from '#shared/domain/qualification.ts';
import type {
  FinishedSet,
  HeldCertification,
  Ladder,
  LadderList,
  Standings,
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
} from '../../db/queries/qualification.ts';
import { refuse } from '../../rules/refusal.ts';

interface Standing {
  finished: FinishedSet[];
  /** Sets that can still be scored, in order. */
  left: string[];
  certification: HeldCertification | null;
  place: Place;
  stage: Stage;
  /** Operational readings that wait for a certification. */
  held: number;
}

type Certification = Awaited<ReturnType<typeof certificationsAt>>[number];

const told = ({ validFrom, validUntil, source, agreement }: Certification): HeldCertification => ({
  validFrom: validFrom.toISOString(),
  validUntil: validUntil.toISOString(),
  source,
  agreement,
});

const byPerson = ({ personId }: { personId: string }) => personId;

/**
 * Where people stand with a step at an instant.
 * @param whose one person, or everybody where it is undefined
 * @returns asked by the id of a person
 */
async function standings(
  db: Database,
  step: Step,
  { whose, at }: { whose: string | undefined; at: Date },
): Promise<(personId: string) => Standing> {
  const sets = await setsOf(db, step);
  const handedOut = Map.groupBy(await setsHandedOut(db, step, whose), byPerson);
  const held = Map.groupBy(await heldReadings(db, step, whose), byPerson);
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
    const place = placeOf(
      finished.map((set) => ({ passed: set.outcome.passed, at: set.at })),
      step.rule,
    );
    const stage = stageOf(place, step.rule, {
      now: at.toISOString(),
      certifiedUntil: certification?.validUntil ?? null,
      setsLeft: left.length,
    });
    return { finished, left, certification, place, stage, held: held.get(personId)?.length ?? 0 };
  };
}

/** What a person is told of where they stand. */
function shown({ finished, certification, place, stage, held }: Standing) {
  const waits = stage === 'coolingDown' || stage === 'lockedOut';
  const { attempt, set, notBefore } = place;
  return { stage, attempt, set, notBefore: waits ? notBefore : null, certification, held, finished };
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
