import { holdsFor } from '#shared/domain/anchor.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { type AnchorList, type AnchorUse, canTrain } from '#shared/exchange/training.ts';
import type { Database } from '../../db/database.ts';
import { anchorRows, setAnchorUse } from '../../db/queries/anchors.ts';
import { insertAct, lockOffice } from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import { rubricOf, stepOf } from '../../db/queries/qualification.ts';
import { kindsOfSubmissions } from '../../db/queries/sessionChoices.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';

/** The anchors of a micro-credential, whether each holds by a version of its rubric, and what each is for. */
export async function readAnchors(exchange: Exchange, subject: SubjectKey): Promise<AnchorList> {
  const { db } = exchange;
  if ((await stepOf(db, subject)) === undefined)
    throw refuse('not_found', 'Nothing is scored by this rubric here. Open the office again.');
  const rubric = await rubricOf(db, subject.rubricHash);
  const names = await deskNames(exchange, subject.microCredentialId);
  const kinds = await kindsOfSubmissions(db, subject.microCredentialId);
  const rows = await anchorRows(db, subject.microCredentialId);
  return {
    anchors: rows.map(({ anchor: { submissionId, difficulty, training, seed, consensus } }) => ({
      ...{ submissionId, difficulty, training, seed },
      submission: names.get(submissionId) ?? '',
      kinds: (kinds.get(submissionId) ?? []).map(({ kind }) => kind),
      holds: holdsFor(rubric, consensus),
    })),
  };
}

/**
 * Says how hard an anchor is, and opens it to everybody who scores, or closes it again.
 * @throws Refusal `not_found`; `wrong_state` for one that would tell what is to be scored blind
 */
export async function putAnchorUse(
  exchange: Exchange,
  lead: Reader,
  { submissionId, ...use }: AnchorUse & { submissionId: string },
): Promise<void> {
  const { microCredentialId, training, difficulty } = use;
  await exchange.db.transaction(async (tx: Database) => {
    await lockOffice(tx);
    const { anchors } = await readAnchors({ ...exchange, db: tx }, use);
    const anchor = anchors.find((one) => one.submissionId === submissionId);
    if (anchor === undefined) throw refuse('not_found', 'There is no such anchor. Open the office again.');
    if (training && !canTrain(anchor))
      throw refuse(
        'wrong_state',
        'This anchor is scored blind by somebody, or does not hold by this rubric: it cannot be open to everybody.',
      );
    await setAnchorUse(tx, submissionId, { training, difficulty });
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at: exchange.now() },
      body: { kind: 'anchorUsed', submission: anchor.submission, training, difficulty },
    });
  });
}
