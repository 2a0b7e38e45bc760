import { placeOf, type Stage, stageOf } from '#shared/domain/qualification.ts';
import type { Ladder, LadderList } from '#shared/exchange/ladder.ts';
import type { Database } from '../../db/database.ts';
import { certificationAt } from '../../db/queries/people.ts';
import {
  finishedSets,
  heldReadings,
  practiceOf,
  rubricOf,
  type Step,
  setsLeft,
  steps,
} from '../../db/queries/qualification.ts';

/** Where a person stands with a step at that instant. */
async function standing(db: Database, personId: string, step: Step, at: Date) {
  const { microCredentialId, rubricHash, rule } = step;
  const finished = await finishedSets(db, personId, step);
  const left = await setsLeft(db, personId, step, at);
  const certification = await certificationAt(db, personId, { microCredentialId, rubricHash, at });
  const place = placeOf(
    finished.map(({ outcome, signedAt }) => ({ passed: outcome.passed, at: signedAt.toISOString() })),
    rule,
  );
  const stage: Stage = stageOf(place, rule, {
    now: at.toISOString(),
    certifiedUntil: certification?.validUntil.toISOString() ?? null,
    setsLeft: left.length,
  });
  return { finished, left, certification, place, stage };
}

/** The sets that are to be handed to a person now: of each step that is open, the next one alone. */
export async function setsOffered(db: Database, personId: string, at: Date): Promise<string[]> {
  const offered: string[] = [];
  for (const step of await steps(db)) {
    const { stage, left } = await standing(db, personId, step, at);
    const [next] = left;
    if (stage === 'open' && next !== undefined) offered.push(next);
  }
  return offered;
}

async function ladderOf(db: Database, personId: string, step: Step, at: Date): Promise<Ladder> {
  const { finished, certification, place, stage } = await standing(db, personId, step, at);
  const waits = stage === 'coolingDown' || stage === 'lockedOut';
  return {
    ...step,
    rubric: await rubricOf(db, step.rubricHash),
    stage,
    attempt: place.attempt,
    set: place.set,
    notBefore: waits ? place.notBefore : null,
    certification: certification
      ? {
          validFrom: certification.validFrom.toISOString(),
          validUntil: certification.validUntil.toISOString(),
          source: certification.source,
          agreement: certification.agreement,
        }
      : null,
    practice: await practiceOf(db, personId, step),
    held: (await heldReadings(db, personId, step)).length,
    finished: finished.map(({ signedAt, ...set }) => ({ ...set, at: signedAt.toISOString() })),
  };
}

/** Where a person stands with every micro-credential. */
export async function readLadders(db: Database, personId: string, at: Date): Promise<LadderList> {
  const ladders: Ladder[] = [];
  for (const step of await steps(db)) ladders.push(await ladderOf(db, personId, step, at));
  return { ladders };
}
