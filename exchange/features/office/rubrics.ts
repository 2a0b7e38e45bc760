import { levelsWholeRubric } from '#shared/domain/resolution.ts';
import { rubricChanges } from '#shared/domain/rubricChange.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { NewVersion, RubricVersions } from '#shared/exchange/rubrics.ts';
import type { Database } from '../../db/database.ts';
import { anchorRows } from '../../db/queries/anchors.ts';
import { insertAct, lockOffice } from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import {
  insertHolds,
  insertVersion,
  publishedVersions,
  rubricsOfBatches,
} from '../../db/queries/rubricVersions.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';

/** The versions of a micro-credential's rubric, the newest first: those that were published, then those of its batches. */
export async function readVersions(db: Database, microCredentialId: string): Promise<RubricVersions> {
  const published = (await publishedVersions(db, microCredentialId)).toReversed();
  const known = new Set(published.map(({ rubricHash }) => rubricHash));
  const others = (await rubricsOfBatches(db, microCredentialId)).filter(
    ({ rubricHash }) => !known.has(rubricHash),
  );
  return {
    versions: [
      ...published.map(({ rubric, rubricHash, by, at }) => ({
        ...{ rubric, rubricHash, published: { by, at: at.toISOString() } },
      })),
      ...others.map(({ rubric, rubricHash }) => ({ rubric, rubricHash, published: null })),
    ],
  };
}

async function holdingAnchors(tx: Database, { microCredentialId, rubric, holding }: NewVersion) {
  const rows = await anchorRows(tx, microCredentialId);
  return holding.map((submissionId) => {
    const anchor = rows.find((one) => one.anchor.submissionId === submissionId)?.anchor;
    if (!anchor) throw refuse('not_found', 'An anchor is not there any more. Open the office again.');
    if (!levelsWholeRubric(rubric, anchor.consensus))
      throw refuse(
        'wrong_state',
        'An anchor lacks a level by the new version, or has one that is not in it: it cannot hold. Take it out.',
      );
    return anchor.id;
  });
}

/**
 * Puts a new version of a rubric in force: for what is dealt, practised and qualified for from now on. What was begun by
 * an older version goes on by it; certifications that were earned by it do not hold for the new one.
 * @returns its hash
 * @throws Refusal `not_found`; `wrong_state` where there is a newer version already, where nothing is changed, or where
 * an anchor cannot hold; `invalid_request` for another rubric or a number that is not the next
 */
export async function publishVersion(exchange: Exchange, lead: Reader, wish: NewVersion): Promise<string> {
  const { microCredentialId, rubric } = wish;
  const rubricHash = hashOf(rubric);
  await exchange.db.transaction(async (tx: Database) => {
    await lockOffice(tx);
    const [newest] = (await readVersions(tx, microCredentialId)).versions;
    if (!newest) throw refuse('not_found', 'There is no such rubric here. Open the office again.');
    if (newest.rubricHash !== wish.rubricHash)
      throw refuse('wrong_state', 'Somebody has published a version meanwhile. Look at it, and change that.');
    if (rubric.id !== newest.rubric.id || rubric.version !== newest.rubric.version + 1)
      throw refuse(
        'invalid_request',
        `This has to be version ${newest.rubric.version + 1} of the same rubric. Take the newest version and change that.`,
      );
    const changes = rubricChanges(newest.rubric, rubric).length;
    if (changes === 0) throw refuse('wrong_state', 'Nothing is changed: there is no new version to publish.');
    const anchorIds = await holdingAnchors(tx, wish);
    const at = exchange.now();
    await insertVersion(tx, rubric, {
      ...{ rubricHash, microCredentialId },
      ...{ publishedBy: lead.personId, publishedAt: at },
    });
    await insertHolds(tx, rubricHash, anchorIds);
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at },
      body: { kind: 'rubricPublished', version: rubric.version, changes, anchors: anchorIds.length },
    });
  });
  return rubricHash;
}
