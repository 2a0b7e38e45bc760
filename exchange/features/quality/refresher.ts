import { randomBytes } from 'node:crypto';
import { newId } from '#shared/domain/primitives.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../../db/database.ts';
import { insertRefresher, openRefreshers, refresherChoices } from '../../db/queries/suspensions.ts';
import { shuffled } from '../../rules/shuffle.ts';

interface Wanted {
  personId: string;
  subject: SubjectKey;
  /** How many, as far as there are that many. */
  submissions: number;
}

/**
 * Hands a person submissions to practise on, those they have not read first. Whoever has such a batch still open gets no
 * other, and where the programme has nothing to practise on there is none.
 */
export async function handRefresher(tx: Database, { personId, subject, submissions }: Wanted): Promise<void> {
  if ((await openRefreshers(tx, subject, personId)).length > 0) return;
  const choices = shuffled(
    await refresherChoices(tx, personId, subject),
    randomBytes(32).toString('hex'),
  ).toSorted((a, b) => Number(a.isRead) - Number(b.isRead));
  const chosen = new Set(choices.slice(0, submissions).map(({ submissionId }) => submissionId));
  const [first] = choices;
  if (first === undefined || chosen.size === 0) return;
  const { microCredentialId, rubricHash, name, kind, blind, unwatched } = first.batch;
  const like = { microCredentialId, rubricHash, name, kind, blind, unwatched };
  await insertRefresher(tx, { ...like, id: newId(), secondReadRate: 0, dueAt: null, dealtTo: personId }, [
    ...chosen,
  ]);
}
