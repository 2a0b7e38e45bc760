import { newId } from '#shared/domain/primitives.ts';
import { levelsWholeRubric } from '#shared/domain/resolution.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { OfficeAct } from '#shared/exchange/office.ts';
import {
  type AnchorList,
  type AnchorRow,
  type AnchorUse,
  canJoinSet,
  canSeed,
  canTrain,
  type NewSet,
} from '#shared/exchange/training.ts';
import type { Database } from '../../db/database.ts';
import { anchorRows, anchorSets, dealtAsSeeds, insertSet, setAnchorUse } from '../../db/queries/anchors.ts';
import { insertAct, lockOffice } from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import { rubricOf, stepOf, steps } from '../../db/queries/qualification.ts';
import { insertHolds, isPublished, removeHold } from '../../db/queries/rubricVersions.ts';
import { kindsOfSubmissions } from '../../db/queries/sessionChoices.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';
import { holdingBy } from '../quality/holding.ts';

/** The anchors of a micro-credential, whether each holds by a version of its rubric, what each is for, and the sets. */
export async function readAnchors(exchange: Exchange, subject: SubjectKey): Promise<AnchorList> {
  const { db } = exchange;
  if ((await stepOf(db, subject)) === undefined)
    throw refuse('not_found', 'Nothing is scored by this rubric here. Open the office again.');
  const { microCredentialId } = subject;
  const rubric = await rubricOf(db, subject.rubricHash);
  const names = await deskNames(exchange, microCredentialId);
  const kinds = await kindsOfSubmissions(db, microCredentialId);
  const dealt = await dealtAsSeeds(db, microCredentialId);
  const holding = await holdingBy(db, subject);
  const rows = await anchorRows(db, microCredentialId);
  return {
    anchors: rows.map(({ anchor: { submissionId, difficulty, training, seed, consensus } }) => ({
      ...{ submissionId, difficulty, training, seed },
      submission: names.get(submissionId) ?? '',
      kinds: (kinds.get(submissionId) ?? []).map(({ kind }) => kind),
      dealt: dealt.has(submissionId),
      holds: holding.has(submissionId),
      whole: holding.has(submissionId) && levelsWholeRubric(rubric, consensus),
      fits: levelsWholeRubric(rubric, consensus),
    })),
    sets: await anchorSets(db, subject),
    asked: await isPublished(db, subject),
  };
}

/** The anchor as it is once a lead has said whether it holds, where that is theirs to say. */
function asWished(anchor: AnchorRow, { holds }: Pick<AnchorUse, 'holds'>): AnchorRow {
  if (holds === anchor.holds) return anchor;
  return { ...anchor, holds: holds && anchor.fits, whole: holds && anchor.fits };
}

/** What the anchor is to be for has to fit; what it is for already is not asked again. @throws Refusal `wrong_state` */
function requireFit(before: AnchorRow, anchor: AnchorRow): void {
  if (anchor.training && !before.training && !canTrain(anchor))
    throw refuse(
      'wrong_state',
      'This anchor is scored blind by somebody, or does not hold by this rubric: it cannot be open to everybody.',
    );
  if (anchor.seed && !before.seed && !canSeed(anchor))
    throw refuse(
      'wrong_state',
      'This anchor is known to those who would get it, or lacks a level by this rubric: it cannot be a seed.',
    );
}

type Note = (body: OfficeAct) => Promise<void>;

/** Whether an anchor holds by a version that was published; by one of the programme itself it follows from the rubric. */
async function putHolds(
  tx: Database,
  subject: SubjectKey,
  { before, anchor, note }: { before: AnchorRow; anchor: AnchorRow; note: Note },
): Promise<void> {
  if (anchor.holds === before.holds || !(await isPublished(tx, subject))) return;
  const { submissionId, submission, holds } = anchor;
  const rows = await anchorRows(tx, subject.microCredentialId);
  const id = rows.find((row) => row.anchor.submissionId === submissionId)?.anchor.id ?? '';
  if (holds) await insertHolds(tx, subject.rubricHash, [id]);
  else await removeHold(tx, subject.rubricHash, id);
  const { version } = await rubricOf(tx, subject.rubricHash);
  await note({ kind: 'anchorHeld', submission, version, holds });
}

const isSameUse = (a: AnchorRow, b: AnchorRow) =>
  a.training === b.training && a.seed === b.seed && a.difficulty === b.difficulty;

/**
 * Says how hard an anchor is, what it is for (open to everybody who scores, hidden among operational work, or neither),
 * and whether it holds by this version of the rubric, where leads say so.
 * @throws Refusal `not_found`; `wrong_state` where the one would tell the other, or what is to be scored blind
 */
export async function putAnchorUse(
  exchange: Exchange,
  lead: Reader,
  { submissionId, ...use }: AnchorUse & { submissionId: string },
): Promise<void> {
  const { microCredentialId, training, seed, difficulty } = use;
  await exchange.db.transaction(async (tx: Database) => {
    await lockOffice(tx);
    const { anchors } = await readAnchors({ ...exchange, db: tx }, use);
    const before = anchors.find((one) => one.submissionId === submissionId);
    if (before === undefined) throw refuse('not_found', 'There is no such anchor. Open the office again.');
    const anchor = { ...asWished(before, use), training, seed, difficulty };
    requireFit(before, anchor);
    const note: Note = (body) =>
      insertAct(tx, { ...{ personId: lead.personId, microCredentialId, at: exchange.now() }, body });
    await setAnchorUse(tx, submissionId, { training, seed, difficulty });
    await putHolds(tx, use, { before, anchor, note });
    if (!isSameUse(before, anchor))
      await note({ kind: 'anchorUsed', submission: anchor.submission, training, seed, difficulty });
  });
}

/** A set by a rubric that is not the newest would make its rubric the newest again. */
async function requireNewest(db: Database, { microCredentialId, rubricHash }: SubjectKey): Promise<void> {
  const step = (await steps(db)).find((one) => one.microCredentialId === microCredentialId);
  if (step?.rubricHash !== rubricHash)
    throw refuse(
      'wrong_state',
      'There is a newer version of this rubric. Choose it, and make the set by it.',
    );
}

/**
 * Makes a set of anchors for everybody who scores, to practise on or to qualify with.
 * @returns its id
 * @throws Refusal `not_found`; `wrong_state` for an anchor that is known, is for something else, or does not hold by the
 * newest rubric
 */
export async function makeSet(exchange: Exchange, lead: Reader, wish: NewSet): Promise<string> {
  const { microCredentialId, rubricHash, name, kind } = wish;
  const id = newId();
  const submissionIds = [...new Set(wish.submissionIds)];
  await exchange.db.transaction(async (tx: Database) => {
    await lockOffice(tx);
    const { anchors } = await readAnchors({ ...exchange, db: tx }, wish);
    await requireNewest(tx, wish);
    const chosen = anchors.filter((anchor) => submissionIds.includes(anchor.submissionId));
    if (chosen.length < submissionIds.length)
      throw refuse('not_found', 'An anchor is not there any more. Open the office again.');
    const known = chosen.filter((anchor) => !canJoinSet(anchor)).map(({ submission }) => submission);
    if (known.length > 0)
      throw refuse(
        'wrong_state',
        `These are for something else already, or lack a level by this rubric: ${known.join(', ')}. Take them out.`,
      );
    const batch = { id, microCredentialId, rubricHash, name, kind, blind: true, secondReadRate: 0 };
    await insertSet(tx, batch, submissionIds);
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at: exchange.now() },
      body: { kind: 'setMade', batchId: id, batch: name, of: kind, anchors: submissionIds.length },
    });
  });
  return id;
}
