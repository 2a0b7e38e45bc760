import { describe, expect, it } from 'vitest';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { Office } from '#shared/exchange/office.ts';
import { AnchorList, TrainingAnchor, TrainingList } from '#shared/exchange/training.ts';
import { openedSession, readAll, sessionOf, settle } from '#tests/helpers/calibrationSession.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseKinds } from '#tests/helpers/exchangeWorld.ts';
import { readSet } from '#tests/helpers/qualificationProgramme.ts';
import { pushed, withProgramme } from '#tests/helpers/qualificationWorld.ts';

const parsed = async <T>(schema: { parse(raw: unknown): T }, answer: Promise<Response>): Promise<T> =>
  schema.parse(await (await answer).json());

describe.each(databaseKinds)('examples, on the %s database', (kind) => {
  const world = withProgramme(kind, { sets: 1, practice: 1, seeds: 1, examples: 2 });
  const subject = () => ({
    microCredentialId: world().programme.microCredential.id,
    rubricHash: hashOf(world().programme.rubric),
  });
  const about = () => `microCredential=${subject().microCredentialId}&rubric=${subject().rubricHash}`;
  const open = () => world().programme.anchors.filter(({ training }) => training);
  const anchorsFor = async (reader: ExchangeReader) =>
    (await parsed(AnchorList, reader.get(`/v1/office/anchors?${about()}`))).anchors;
  const put = async (by: ExchangeReader, id: string, training: boolean) => {
    const seed = world().programme.anchors.some((one) => one.submissionId === id && one.seed);
    return await by.post(`/v1/office/anchors/${id}`, {
      ...{ ...subject(), training, seed, holds: true, difficulty: 'hard' },
    });
  };

  it('whoever scores sees the consensus, the spans and the reasons of what is open, before anything is scored', async () => {
    const reader = await world().enrol();
    const { trainings } = await parsed(TrainingList, reader.get('/v1/training'));
    expect(trainings.map(({ anchors }) => anchors.length)).toEqual([2]);
    const [first] = open();
    const id = first?.submissionId ?? '';
    const example = await parsed(TrainingAnchor, reader.get(`/v1/training/${id}`));
    expect(example).toMatchObject({ rationale: first?.rationale, difficulty: null });
    expect(example.scores.map(({ levelId, rationale }) => ({ levelId, rationale }))).toEqual(
      first?.consensus.map(({ levelId, rationale }) => ({ levelId, rationale })),
    );
    expect(example.annotations).toHaveLength(first?.consensus.length ?? 0);
    const [evidence] = example.evidence;
    expect(example.annotations[0]?.span).toMatchObject({ kind: 'text', evidenceId: evidence?.id });
    const file = await reader.get(`/v1/media/${evidence?.media.sha256}`);
    expect(await file.text()).toContain('Everything in this text is at level 2.');
    expect(JSON.stringify(example)).not.toContain('Somebody Madeup');
  });

  it('leads write what is to be told apart on an example; nobody else does, and on nothing else', async () => {
    const [lead, reader] = [await world().enrol(true, 'lead'), await world().enrol()];
    const [first] = open();
    const id = first?.submissionId ?? '';
    const statements = [
      { id: newId(), text: 'A text was handed in.', kind: 'evidence', why: 'It can be found.' },
      {
        id: newId(),
        text: 'It was written with care.',
        kind: 'interpretation',
        why: 'That is a conclusion.',
      },
    ];
    const write = async (by: ExchangeReader, submissionId: string, some: object[]) =>
      (await by.post(`/v1/office/anchors/${submissionId}/statements`, { statements: some })).status;
    expect(await write(reader, id, statements)).toBe(403);
    expect(await write(lead, id, statements)).toBe(200);
    const example = await parsed(TrainingAnchor, reader.get(`/v1/training/${id}`));
    expect(example.statements).toEqual(statements);
    const { trainings } = await parsed(TrainingList, reader.get('/v1/training'));
    expect(trainings[0]?.anchors.find(({ submissionId }) => submissionId === id)?.statements).toBe(2);
    expect(await write(lead, id, [{ ...statements[0], kind: 'opinion' }])).toBe(400);
    expect(await write(lead, id, [{ ...statements[0], why: '' }])).toBe(400);
    const hidden = world().programme.anchors.find(({ seed }) => seed)?.submissionId ?? '';
    expect(await write(lead, hidden, statements)).toBe(404);
    expect(await write(lead, id, [])).toBe(200);
    expect((await parsed(TrainingAnchor, reader.get(`/v1/training/${id}`))).statements).toEqual([]);
  });

  it('nothing of any other anchor is told: not of seeds, sets, practice, or what is no anchor at all', async () => {
    const reader = await world().enrol(true);
    const opened = new Set(open().map(({ submissionId }) => submissionId));
    for (const { id } of world().programme.submissions) {
      if (opened.has(id)) continue;
      expect((await reader.get(`/v1/training/${id}`)).status).toBe(404);
    }
    const seed = world().programme.anchors.find((anchor) => anchor.seed);
    const hidden = await anchorsFor(await world().enrol(true, 'lead'));
    expect(hidden.find(({ submissionId }) => submissionId === seed?.submissionId)).toMatchObject({
      seed: true,
    });
    expect((await reader.get(`/v1/office/anchors?${about()}`)).status).toBe(403);
  });

  it('a lead says how hard an anchor is and closes it, and cannot open what is scored blind', async () => {
    const lead = await world().enrol(true, 'lead');
    const reader = await world().enrol();
    const [first, second] = open();
    expect((await put(reader, first?.submissionId ?? '', false)).status).toBe(403);
    expect((await put(lead, first?.submissionId ?? '', false)).status).toBe(200);
    expect((await reader.get(`/v1/training/${first?.submissionId}`)).status).toBe(404);
    expect((await put(lead, second?.submissionId ?? '', true)).status).toBe(200);
    const [training] = (await parsed(TrainingList, reader.get('/v1/training'))).trainings;
    expect(training?.anchors).toEqual([
      expect.objectContaining({ submissionId: second?.submissionId, difficulty: 'hard' }),
    ]);

    for (const { submissionId, seed, training: isOpen } of world().programme.anchors) {
      if (isOpen) continue;
      const answer = await put(lead, submissionId, true);
      expect({ seed, status: answer.status }).toEqual({ seed, status: 409 });
    }
    const { acts } = await parsed(Office, lead.get(`/v1/office?${about()}`));
    expect(acts.map(({ act }) => act.kind)).toEqual([
      ...['anchorUsed', 'anchorUsed'],
      ...['statementsSet', 'statementsSet'],
    ]);
    // The set can still be scored blind.
    expect((await readSet(reader, 'Set 1')).manifest.submissions).toHaveLength(2);
  });
});

describe.each(databaseKinds)('what anchors are for, on the %s database', (kind) => {
  const world = withProgramme(kind, {
    ...{ sets: 0, examples: 4, operational: 20, waiting: 1 },
    seeding: { rate: 0.2 },
  });
  const subject = () => ({
    microCredentialId: world().programme.microCredential.id,
    rubricHash: hashOf(world().programme.rubric),
  });
  const about = () => `microCredential=${subject().microCredentialId}&rubric=${subject().rubricHash}`;
  const use = async (by: ExchangeReader, id: string, uses: { training?: boolean; seed?: boolean }) =>
    await by.post(`/v1/office/anchors/${id}`, {
      ...{ ...subject(), training: false, seed: false, holds: true, difficulty: null },
      ...uses,
    });
  const makeSet = async (by: ExchangeReader, wish: { name: string; kind: string; submissionIds: string[] }) =>
    await by.post('/v1/office/sets', { ...subject(), ...wish });

  it('is one thing for each: a seed is hidden from then on, a set is scored blind, and neither tells of another', async () => {
    const lead = await world().enrol(true, 'lead');
    const ids = world().programme.anchors.map(({ submissionId }) => submissionId);
    const [hidden = '', practised = '', asked = '', spare = ''] = ids;
    // What is open to everybody can be neither until it is closed.
    expect((await use(lead, hidden, { training: true, seed: true })).status).toBe(409);
    expect(
      (await makeSet(lead, { name: 'Too early', kind: 'practice', submissionIds: [practised] })).status,
    ).toBe(409);
    for (const id of ids) expect((await use(lead, id, {})).status).toBe(200);

    expect((await use(lead, hidden, { seed: true })).status).toBe(200);
    const reader = await world().enrol(true);
    const manifest = await reader.claim('Window');
    expect(manifest.submissions).toHaveLength(21);
    const rows = await parsed(AnchorList, lead.get(`/v1/office/anchors?${about()}`));
    expect(rows.anchors.find(({ submissionId }) => submissionId === hidden)).toMatchObject({
      ...{ seed: true, dealt: true, training: false, holds: true, whole: true },
    });
    // Once somebody was given it, it is never shown to anybody, as long as they may still read it.
    expect((await use(lead, hidden, { training: true })).status).toBe(409);
    expect((await makeSet(lead, { name: 'Of it', kind: 'practice', submissionIds: [hidden] })).status).toBe(
      409,
    );

    const made = await makeSet(lead, { name: 'Try these', kind: 'practice', submissionIds: [practised] });
    expect(made.status).toBe(201);
    expect((await use(lead, practised, { seed: true })).status).toBe(409);
    expect((await readSet(reader, 'Try these')).manifest.submissions).toHaveLength(1);
    const set = await makeSet(lead, { name: 'Set 1', kind: 'qualification', submissionIds: [asked, spare] });
    expect(set.status).toBe(201);
    const beginner = await world().enrol();
    expect((await readSet(beginner, 'Set 1')).manifest.submissions).toHaveLength(2);
    const { sets } = await parsed(AnchorList, lead.get(`/v1/office/anchors?${about()}`));
    expect(sets).toMatchObject([
      { name: 'Try these', kind: 'practice', anchors: 1, people: 2 },
      { name: 'Set 1', kind: 'qualification', anchors: 2, people: 1 },
    ]);
    const { acts } = await parsed(Office, lead.get(`/v1/office?${about()}`));
    expect(acts.slice(0, 2).map(({ act }) => act)).toMatchObject([
      { kind: 'setMade', batch: 'Set 1', of: 'qualification', anchors: 2 },
      { kind: 'setMade', batch: 'Try these', of: 'practice', anchors: 1 },
    ]);
  });

  it('one that a session made is hidden from everybody but those who talked about it', async () => {
    const lead = await world().enrol(true, 'lead');
    const members = [await world().enrol(true), await world().enrol(true)] as const;
    const waiting = world().programme.submissions.find(({ educator }) => educator.school === 'School 0');
    const submissionId = waiting?.id ?? '';
    const id = await openedSession(
      { programme: world().programme, rubricHash: subject().rubricHash },
      lead,
      members,
      { submissionIds: [submissionId] },
    );
    for (const member of members)
      await pushed(member, readAll(member, await member.claim('Autumn range finding'), 2));
    await lead.post(`/v1/calibrations/${id}/reveal`, { despite: false });
    const view = await sessionOf(lead, id);
    const [submission] = view.submissions;
    if (!submission) throw new Error('no submission');
    expect(await pushed(lead, [settle(lead, view, submission, { level: 2 })])).toEqual(['accepted']);
    expect((await lead.post(`/v1/calibrations/${id}/close`)).status).toBe(200);
    expect((await use(lead, submissionId, { seed: true })).status).toBe(200);
    // The seed of before, and this one where it is not known.
    expect((await (await world().enrol(true)).claim('Window')).submissions).toHaveLength(22);
    expect((await members[0].claim('Window')).submissions).toHaveLength(21);
  });

  it('is for leads to say, of anchors that are there', async () => {
    const [lead, reader] = [await world().enrol(true, 'lead'), await world().enrol(true)];
    const wish = {
      name: 'Mine',
      kind: 'practice',
      submissionIds: [world().programme.submissions[0]?.id ?? ''],
    };
    expect((await makeSet(reader, wish)).status).toBe(403);
    expect((await makeSet(lead, wish)).status).toBe(404);
    expect((await makeSet(lead, { ...wish, submissionIds: [] })).status).toBe(400);
  });
});

describe('a programme with examples', () => {
  const world = withProgramme('embedded', { examples: 1, seeds: 1 });

  it('is refused where an example is in a batch, or a seed as well', () => {
    const file = world().programme;
    const example = file.anchors.find(({ training }) => training);
    const [batch, ...others] = file.batches;
    const inBatch = {
      ...file,
      batches: [
        { ...batch, submissionIds: [...(batch?.submissionIds ?? []), example?.submissionId] },
        ...others,
      ],
    };
    expect(ProgrammeFile.safeParse(inBatch).error?.issues[0]?.message).toContain(
      'open for training is in the batch',
    );
    const both = {
      ...file,
      anchors: file.anchors.map((one) => (one === example ? { ...one, seed: true } : one)),
    };
    expect(ProgrammeFile.safeParse(both).error?.issues[0]?.message).toContain('make it one of the two');
  });
});
