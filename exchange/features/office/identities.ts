import type { Identities } from '#shared/exchange/office.ts';
import { findBatch } from '../../db/queries/batches.ts';
import type { Reader } from '../../db/queries/people.ts';
import { identitiesIn, revealsOf } from '../../db/queries/reveals.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';

/**
 * Who handed in the submissions of a batch, by the names these have on the desk.
 * @throws Refusal `not_found`, and `forbidden` where whoever asks has not revealed it
 */
export async function readIdentities(
  exchange: Exchange,
  viewer: Reader,
  batchId: string,
): Promise<Identities> {
  const found = await findBatch(exchange.db, batchId);
  if (!found) throw refuse('not_found', 'There is no such batch. Open the office again.');
  const reveals = (await revealsOf(exchange.db, [batchId])).get(batchId) ?? [];
  if (!reveals.some(({ personId }) => personId === viewer.personId))
    throw refuse(
      'forbidden',
      'You have not revealed this batch. Give a reason, and sign it; then you are told who is behind it.',
    );
  const names = await deskNames(exchange, found.batch.microCredentialId);
  const rows = await identitiesIn(exchange.db, batchId);
  const submissions = rows.map((row) => ({ ...row, name: names.get(row.submissionId) ?? '' }));
  return { submissions: submissions.toSorted((a, b) => a.name.localeCompare(b.name)) };
}
