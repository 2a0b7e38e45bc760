import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { ResultList, SubjectList } from '#shared/exchange/agreement.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { Office } from '#shared/exchange/office.ts';
import { RubricVersions, VersionPublished } from '#shared/exchange/rubrics.ts';
import { AnchorList, TrainingList } from '#shared/exchange/training.ts';
import { openedSession, readAll, sessionOf, settle } from '#tests/helpers/calibrationSession.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseKinds } from '#tests/helpers/exchangeWorld.ts';
import { ladderOf, readingAt, readSet } from '#tests/helpers/qualificationProgramme.ts';
import { listed, pushed, withProgramme } from '#tests/helpers/qualificationWorld.ts';

/** The next version: another word in the first descriptor. */
function reworded(rubric: Rubric, word = 'Reworded'): Rubric {
  const criteria = rubric.criteria.map((criterion, at) =>
    at > 0
      ? criterion
      : {
          ...criterion,
          levels: criterion.levels.map((level, place) =>
            place > 0 ? level : { ...level, descriptor: `${word}: ${level.descriptor}` },
          ),
        },
  );
  return { ...rubric, version: rubric.version + 1, criteria };
}

describe.each(databaseKinds)('a new version of the rubric, on the %s database', (kind) => {
  const world = withProgramme(kind, {
    ...{ sets: 2, practice: 2, examples: 2, seeds: 3, operational: 8, waiting: 4 },
    seeding: { rate: 0, firstOfDay: false },
    rule: { sets: 1 },
  });
  const old = () => world().programme.rubric;
  const microCredentialId = () => world().programme.microCredential.id;
  const about = (rubricHash: string) => `microCredential=${microCredentialId()}&rubric=${rubricHash}`;
  const anchorsBy = async (lead: ExchangeReader, rubricHash: string) =>
    AnchorList.parse(await (await lead.get(`/v1/office/anchors?${about(rubricHash)}`)).json());
  const versions = async (lead: ExchangeReader) =>
    RubricVersions.parse(
      await (await lead.get(`/v1/office/rubrics?microCredential=${microCredentialId()}`)).json(),
    ).versions;
  const publish = async (
    lead: ExchangeReader,
    rubric: Rubric,
    { over, holding = [] }: { over: string; holding?: readonly string[] },
  ) =>
    await lead.post('/v1/office/rubrics', {
      ...{ microCredentialId: microCredentialId(), rubricHash: over, rubric, holding },
    });

  it('asks which anchors still hold, lets what was begun go on, and has everybody qualify anew', async () => {
    const lead = await world().enrol(true, 'lead');
    const oldHash = hashOf(old());
    // Somebody qualifies and scores by the old version, and a session by it is open.
    const reader = await world().enrol();
    for (const { name } of (await listed(reader)).filter(({ kind: of }) => of === 'qualification'))
      expect(new Set(await pushed(reader, (await readSet(reader, name)).events))).toEqual(
        new Set(['accepted']),
      );
    expect((await ladderOf(reader)).stage).toBe('certified');
    const window = await reader.claim('Window');
    const [early, late] = window.submissions;
    if (!early || !late) throw new Error('nothing to read');
    expect(await pushed(reader, [readingAt(reader, window, { submission: early, level: 3 })])).toEqual([
      'accepted',
    ]);
    const waiting = world().programme.submissions.filter(({ educator }) => /\d/.test(educator.school));
    const reviewers = [await world().enrol(), await world().enrol()];
    const session = await openedSession(
      { programme: world().programme, rubricHash: oldHash },
      lead,
      reviewers,
      { submissionIds: waiting.slice(0, 1).map(({ id }) => id) },
    );

    const examples = world().programme.anchors.filter(({ training }) => training);
    const kept = examples.slice(0, 1).map(({ submissionId }) => submissionId);
    const rubric = reworded(old());
    const answer = await publish(lead, rubric, { over: oldHash, holding: kept });
    expect(answer.status).toBe(201);
    const { rubricHash } = VersionPublished.parse(await answer.json());
    expect(rubricHash).toBe(hashOf(rubric));
    expect(
      (await versions(lead)).map(({ rubric: { version }, published }) => [version, published?.by]),
    ).toEqual([
      [2, lead.enrolled.pseudonym],
      [1, undefined],
    ]);

    // By it the one anchor holds that was chosen, by the old one all do, and examples are shown by the newest.
    const now = await anchorsBy(lead, rubricHash);
    expect(now.asked).toBe(true);
    expect(now.anchors.filter(({ holds }) => holds).map(({ submissionId }) => submissionId)).toEqual(kept);
    expect(now.anchors.every(({ fits }) => fits)).toBe(true);
    const before = await anchorsBy(lead, oldHash);
    expect([before.asked, before.anchors.every(({ holds }) => holds)]).toEqual([false, true]);
    const { trainings } = TrainingList.parse(await (await reader.get('/v1/training')).json());
    expect(trainings[0]?.anchors.map(({ submissionId }) => submissionId)).toEqual(kept);
    const { subjects } = SubjectList.parse(await (await lead.get('/v1/agreement')).json());
    expect(subjects.map((one) => [one.rubric.version, one.batches.length > 0, one.anchors.length])).toEqual([
      [1, true, world().programme.anchors.length],
      [2, false, 1],
    ]);

    // What was begun goes on by the old version and counts; the certification does not hold for the new one.
    expect(await pushed(reader, [readingAt(reader, window, { submission: late, level: 3 })])).toEqual([
      'accepted',
    ]);
    const { results } = ResultList.parse(await (await lead.get(`/v1/results?${about(oldHash)}`)).json());
    expect(results).toHaveLength(2);
    expect(await ladderOf(reader)).toMatchObject({ rubricHash, certification: null, finished: [] });

    // The session that was open goes on by the old version as well, and so does what it settles.
    for (const reviewer of reviewers)
      await pushed(reviewer, readAll(reviewer, await reviewer.claim('Autumn range finding'), 2));
    expect((await lead.post(`/v1/calibrations/${session}/reveal`, { despite: false })).status).toBe(200);
    const view = await sessionOf(lead, session);
    const [submission] = view.submissions;
    if (!submission) throw new Error('no submission');
    expect(view.rubricHash).toBe(oldHash);
    expect(await pushed(lead, [settle(lead, view, submission, { level: 2, rubricHash })])).toEqual([
      'rubric_changed',
    ]);
  });

  it('a lead says later too that an anchor holds; sets by it are made of those, and certify for it', async () => {
    const lead = await world().enrol(true, 'lead');
    const [newest] = await versions(lead);
    if (!newest) throw new Error('no version');
    const { rubricHash } = newest;
    const { anchors } = await anchorsBy(lead, rubricHash);
    const free = anchors
      .filter(({ holds, training }) => !holds && training)
      .map(({ submissionId }) => submissionId);
    const use = async (id: string, holds: boolean) =>
      await lead.post(`/v1/office/anchors/${id}`, {
        ...{ microCredentialId: microCredentialId(), rubricHash, difficulty: null },
        ...{ training: false, seed: false, holds },
      });
    const makeSet = async (submissionIds: string[], by = rubricHash) =>
      await lead.post('/v1/office/sets', {
        ...{ microCredentialId: microCredentialId(), rubricHash: by },
        ...{ name: 'Set by version 2', kind: 'qualification', submissionIds },
      });
    for (const id of free) expect((await use(id, false)).status).toBe(200);
    expect((await makeSet(free)).status).toBe(409);
    for (const id of free) expect((await use(id, true)).status).toBe(200);
    const { acts } = Office.parse(await (await lead.get(`/v1/office?${about(rubricHash)}`)).json());
    expect(acts.slice(0, free.length).map(({ act }) => act)).toEqual(
      free.map(() => ({ kind: 'anchorHeld', submission: expect.any(String), version: 2, holds: true })),
    );
    // What is open stays so, and is not shown by a version by which it does not hold.
    const [example] = anchors.filter(({ training, holds }) => training && holds);
    const still = await lead.post(`/v1/office/anchors/${example?.submissionId}`, {
      ...{ microCredentialId: microCredentialId(), rubricHash, difficulty: null },
      ...{ training: true, seed: false, holds: false },
    });
    expect(still.status).toBe(200);
    const { trainings } = TrainingList.parse(await (await lead.get('/v1/training')).json());
    expect(trainings[0]?.anchors).toEqual([]);
    expect((await makeSet(free, hashOf(old()))).status).toBe(409);
    expect((await makeSet(free)).status).toBe(201);
    const reader = await world().enrol();
    const { manifest } = await readSet(reader, 'Set by version 2');
    expect(manifest.rubric.version).toBe(2);
    expect(manifest.submissions).toHaveLength(free.length);
  });

  it('is refused where somebody was faster, where nothing changes, out of turn, and with what cannot hold', async () => {
    const [lead, reader] = [await world().enrol(true, 'lead'), await world().enrol(true)];
    const [newest] = await versions(lead);
    if (!newest) throw new Error('no version');
    const over = newest.rubricHash;
    const next = reworded(newest.rubric, 'Again');
    const statusOf = async (rubric: Rubric, holding: readonly string[] = [], by = lead) =>
      (await publish(by, rubric, { over, holding })).status;
    expect((await publish(lead, reworded(old()), { over: hashOf(old()) })).status).toBe(409);
    expect(await statusOf({ ...newest.rubric, version: newest.rubric.version + 1 })).toBe(409);
    expect(await statusOf({ ...next, version: next.version + 1 })).toBe(400);
    expect(await statusOf({ ...next, id: newId() })).toBe(400);
    expect(await statusOf(next, [newId()])).toBe(404);
    const [anchor] = world().programme.anchors;
    const fewer = { ...next, criteria: next.criteria.slice(1) };
    expect(await statusOf(fewer, [anchor?.submissionId ?? ''])).toBe(409);
    expect(await statusOf({ ...next, criteria: [] })).toBe(400);
    expect(await statusOf(next, [], reader)).toBe(403);
    expect((await reader.get(`/v1/office/rubrics?microCredential=${microCredentialId()}`)).status).toBe(403);
    const both = await Promise.all([statusOf(next), statusOf(reworded(newest.rubric, 'Otherwise'))]);
    expect(both.toSorted()).toEqual([201, 409]);
  });
});
