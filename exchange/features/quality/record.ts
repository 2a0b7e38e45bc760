import { failedInARow } from '#shared/domain/seeding.ts';
import type { SeededReader, SeedRecord, SubjectKey } from '#shared/exchange/agreement.ts';
import { dealtSeeds, judgedSeeds, poolOf, seedingOf } from '../../db/queries/seeds.ts';
import { suspensionsOf } from '../../db/queries/suspensions.ts';
import type { Exchange } from '../../exchange.ts';
import { outcomesSince } from './outcomes.ts';
import { settleDueSeeds } from './settle.ts';

/**
 * What seeds were dealt and what came of them, for whoever answers for the quality of scoring.
 * @param names of the submissions, by their ids
 */
export async function readSeeds(
  exchange: Exchange,
  subject: SubjectKey,
  names: ReadonlyMap<string, string>,
): Promise<SeedRecord> {
  await settleDueSeeds(exchange);
  const { db } = exchange;
  const { microCredentialId } = subject;
  const judged = Map.groupBy(await judgedSeeds(db, subject, undefined), ({ personId }) => personId);
  const suspensions = Map.groupBy(await suspensionsOf(db, subject, undefined), ({ personId }) => personId);
  const readers = (await dealtSeeds(db, subject)).map(({ personId, ...dealt }): SeededReader => {
    const own = judged.get(personId) ?? [];
    const suspended = suspensions.get(personId) ?? [];
    return {
      ...dealt,
      failedInARow: failedInARow(outcomesSince(own, suspended.at(-1))),
      suspensions: suspended.map(({ at }) => at.toISOString()),
      judged: own.map(({ submissionId, signedAt, outcome }) => ({
        ...{ submissionId, outcome, at: signedAt },
        submission: names.get(submissionId) ?? '',
      })),
    };
  });
  return {
    rule: await seedingOf(db, microCredentialId),
    pool: await poolOf(db, microCredentialId),
    readers,
  };
}
