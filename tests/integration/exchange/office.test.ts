import { describe, expect, it } from 'vitest';
import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import { newId } from '#shared/domain/primitives.ts';
import { defaultPolicy, type ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import { defaultSeeding } from '#shared/domain/seeding.ts';
import { type Result, ResultList } from '#shared/exchange/agreement.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import {
  BatchCreated,
  BatchPlan,
  BatchRecord,
  type NewBatch,
  Office,
  OfficeChoices,
  PolicyRecord,
  Released,
} from '#shared/exchange/office.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseKinds } from '#tests/helpers/exchangeWorld.ts';
import { ladderOf, readingAt, readSet, type Wish } from '#tests/helpers/qualificationProgramme.ts';
import { listed, pushed, withProgramme } from '#tests/helpers/qualificationWorld.ts';

const batchName = 'Autumn window';

/** An exchange with submissions that wait, a lead, and what they need to deal them. */
function withOffice(kind: (typeof databaseKinds)[number], wish: Wish) {
  const world = withProgramme(kind, { sets: 0, seeding: { rate: 0, firstOfDay: false }, ...wish });
  const subject = () => {
    const { microCredential, rubric } = world().programme;
    return { microCredentialId: microCredential.id, rubricHash: hashOf(rubric) };
  };
  const query = () => `microCredential=${subject().microCredentialId}&rubric=${subject().rubricHash}`;
  return {
    ...{ world, subject, query },
    office: async (lead: ExchangeReader) =>
      Office.parse(await (await lead.get(`/v1/office?${query()}`)).json()),
    choices: async (lead: ExchangeReader) =>
      OfficeChoices.parse(await (await lead.get(`/v1/office/choices?${query()}`)).json()),
    record: async (lead: ExchangeReader, id: string) =>
      BatchRecord.parse(await (await lead.get(`/v1/office/batches/${id}`)).json()),
    results: async (lead: ExchangeReader) =>
      ResultList.parse(await (await lead.get(`/v1/results?${query()}`)).json()).results,
    wishFor: async (
      lead: ExchangeReader,
      readers: readonly ExchangeReader[],
      wanted: { count?: number; secondReadRate?: number } = {},
    ): Promise<NewBatch> => {
      const { submissions } = OfficeChoices.parse(
        await (await lead.get(`/v1/office/choices?${query()}`)).json(),
      );
      return {
        ...subject(),
        name: batchName,
        submissionIds: submissions.slice(0, wanted.count ?? submissions.length).map(({ id }) => id),
        personIds: readers.map(({ enrolled }) => enrolled.personId),
        blind: true,
        dueAt: null,
        unwatched: 'ask',
        secondReadRate: wanted.secondReadRate ?? 0,
        drawSeed: 7,
      };
    },
  };
}

async function deal(lead: ExchangeReader, wish: NewBatch): Promise<string> {
  const answer = await lead.post('/v1/office/batches', wish);
  if (!answer.ok) throw new Error(await answer.text());
  return BatchCreated.parse(await answer.json()).id;
}

const refusalOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  return `${answer.status} ${error.code}: ${error.message}`;
};

/** Claims what is there under that name, and signs a reading of each submission. */
async function readAll(reader: ExchangeReader, levelOf: (submission: Submission, at: number) => number) {
  const manifest = await claimNext(reader);
  const events = manifest.submissions.map((submission, at) =>
    readingAt(reader, manifest, { submission, level: levelOf(submission, at) }),
  );
  expect(new Set(await pushed(reader, events))).toEqual(new Set(['accepted']));
  return { manifest, events };
}

/** Claims the first batch of the office that is not claimed yet. */
async function claimNext(reader: ExchangeReader): Promise<BatchManifest> {
  const batch = (await listed(reader)).find(({ name, state }) => name === batchName && state === 'available');
  if (!batch) throw new Error('nothing is left to claim');
  await reader.post(`/v1/batches/${batch.id}/claim`, undefined, { 'if-match': `"${batch.version}"` });
  return (await (await reader.get(`/v1/batches/${batch.id}`)).json()) as BatchManifest;
}

const waitingFor = async (reader: ExchangeReader) =>
  (await listed(reader)).filter(({ name, state }) => name === batchName && state === 'available');

async function decide(
  lead: ExchangeReader,
  result: Result,
  rubric: BatchManifest['rubric'],
  rubricHash: string,
) {
  const scores = rubric.criteria.map(({ id, levels }) => ({ criterionId: id, levelId: levels[2]?.id ?? '' }));
  const { submissionId, readingIds } = result;
  const payload = { decisionId: newId(), submissionId, readingIds, scores, rationale: 'Both were seen.' };
  return await pushed(lead, [
    lead.say({ type: 'adjudication.decided', payload, rubricHash, mediaHashes: [] }),
  ]);
}

describe.each(databaseKinds)('dealing, on the %s database', (kind) => {
  const { world, office, choices, record, wishFor } = withOffice(kind, { waiting: 30 });

  it('a lead sees how a batch would be dealt, deals it so, and each reader gets their share and no more', async () => {
    const lead = await world().enrol(true, 'lead');
    const readers = [];
    for (let i = 0; i < 4; i++) readers.push(await world().enrol(true));
    const [one, other, home] = readers as [ExchangeReader, ExchangeReader, ExchangeReader];
    const worksAt = async (reader: ExchangeReader, organisation: string) =>
      (await lead.post(`/v1/office/people/${reader.enrolled.personId}/organisation`, { organisation }))
        .status;
    expect(await worksAt(one, 'North Office')).toBe(200);
    expect(await worksAt(other, ' north office ')).toBe(200);
    expect(await worksAt(home, 'school 1')).toBe(200);

    const wish = await wishFor(lead, readers, { secondReadRate: 0.4 });
    const plan = BatchPlan.parse(await (await lead.post('/v1/office/plans', wish)).json());
    expect(await office(lead)).toMatchObject({ waiting: 30, batches: [{ name: 'Window' }] });
    const id = await deal(lead, wish);

    const dealt = await record(lead, id);
    expect(dealt).toMatchObject({ dealt: true, submissions: 30, reads: { given: 42, made: 0 } });
    expect(dealt.groups).toHaveLength(1);
    const byName = <T extends { name: string }>(rows: readonly T[]) =>
      rows.toSorted((a, b) => a.name.localeCompare(b.name));
    expect(byName(dealt.readers).map(({ name, given }) => ({ name, given }))).toEqual(
      byName(plan.readers).map(({ name, first, second }) => ({ name, given: first + second })),
    );

    const names = new Map((await choices(lead)).people.map((person) => [person.id, person.name]));
    const nameOf = (reader: ExchangeReader) => names.get(reader.enrolled.personId) ?? '';
    const readBy = (reader: ExchangeReader) =>
      dealt.items.filter(({ reads }) => reads.some((read) => read.reader === nameOf(reader)));
    const both = new Set(readBy(one));
    expect(readBy(other).filter((item) => both.has(item))).toEqual([]);
    const { submissions } = world().programme;
    const schoolOf = new Map(submissions.map((submission) => [submission.id, submission.educator.school]));
    expect(readBy(home).map(({ submissionId }) => schoolOf.get(submissionId))).not.toContain('School 1');
    expect(readBy(home).length).toBeGreaterThan(5);

    for (const reader of readers) {
      const [batch] = await waitingFor(reader);
      expect(batch?.submissions).toBe(readBy(reader).length);
      expect((await claimNext(reader)).submissions).toHaveLength(readBy(reader).length);
    }
    const stranger = await world().enrol(true);
    expect(await waitingFor(stranger)).toEqual([]);
    expect(await refusalOf(await stranger.get(`/v1/batches/${id}`))).toContain('404 not_found');
    expect((await office(lead)).waiting).toBe(0);
  });

  it('what was dealt cannot be dealt again, and what nobody may read is not dealt at all', async () => {
    const lead = await world().enrol(true, 'lead');
    const reader = await world().enrol(true);
    const waiting = (await choices(lead)).submissions;
    expect(waiting).toEqual([]);
    const wish = {
      ...(await wishFor(lead, [reader])),
      submissionIds: [world().programme.submissions[0]?.id ?? ''],
    };
    expect(await refusalOf(await lead.post('/v1/office/batches', wish))).toContain('409 wrong_state');
  });

  it('is for leads: an auditor looks, an assessor does not even that', async () => {
    const auditor = await world().enrol(true, 'auditor');
    const assessor = await world().enrol(true);
    expect((await office(auditor)).batches).toHaveLength(2);
    expect((await office(auditor)).acts.map(({ act }) => act.kind)).toEqual([
      'batchDealt',
      'organisationSet',
      'organisationSet',
      'organisationSet',
    ]);
    const lead = await world().enrol(true, 'lead');
    const wish = { ...(await wishFor(lead, [assessor])), submissionIds: [newId()] };
    expect((await auditor.post('/v1/office/batches', wish)).status).toBe(403);
    const { microCredential, rubric } = world().programme;
    const query = `microCredential=${microCredential.id}&rubric=${hashOf(rubric)}`;
    expect((await assessor.get(`/v1/office?${query}`)).status).toBe(403);
  });
});

describe.each(databaseKinds)('two leads, on the %s database', (kind) => {
  const { world, record, wishFor } = withOffice(kind, { waiting: 8 });

  it('who deal the same submissions at once: one deals them, the other is told to look again', async () => {
    const leads = [await world().enrol(true, 'lead'), await world().enrol(true, 'lead')];
    const readers = [await world().enrol(true), await world().enrol(true)];
    const wish = await wishFor(leads[0] as ExchangeReader, readers);
    const answers = await Promise.all(leads.map(async (lead) => await lead.post('/v1/office/batches', wish)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const made = BatchCreated.parse(await answers.find(({ status }) => status === 201)?.json());
    expect((await record(leads[0] as ExchangeReader, made.id)).reads.given).toBe(8);
  });
});

describe.each(databaseKinds)('second readings by rule, on the %s database', (kind) => {
  const { world, record, wishFor } = withOffice(kind, { waiting: 12 });

  it('what is within a point of passing is read by somebody else, once its reader has finished, and nothing else is', async () => {
    const lead = await world().enrol(true, 'lead');
    const readers = [await world().enrol(true), await world().enrol(true), await world().enrol(true)];
    const [first, second, third] = readers as [ExchangeReader, ExchangeReader, ExchangeReader];
    const id = await deal(lead, await wishFor(lead, readers));
    // Level 3 passes: 2 and 3 are within a point of it, 1 and 4 are not.
    const manifest = await claimNext(first);
    expect(manifest.submissions).toHaveLength(4);
    const levels = [3, 1, 2, 4];
    const events = manifest.submissions.map((submission, at) =>
      readingAt(first, manifest, { submission, level: levels[at] ?? 0 }),
    );
    await pushed(first, events.slice(0, 3));
    expect(await waitingFor(second)).toHaveLength(1);
    await pushed(first, events.slice(3));

    const further = [second, third].map(async (reader) => (await waitingFor(reader)).length);
    // One of the two got both: batches do not become smaller than they have to.
    expect((await Promise.all(further)).toSorted()).toEqual([1, 2]);
    const { items, reads, submissions } = await record(lead, id);
    expect({ submissions, reads }).toEqual({ submissions: 12, reads: { given: 14, made: 4 } });
    expect(items.filter((item) => item.reads.length > 1).map((item) => item.reads[1]?.second)).toEqual([
      true,
      true,
    ]);

    for (const reader of [second, third])
      while ((await waitingFor(reader)).length > 0) await readAll(reader, () => 4);
    // Everybody else found nothing near passing, and who read second makes no third reading necessary.
    for (const reader of readers) expect(await waitingFor(reader)).toEqual([]);
    const done = await record(lead, id);
    expect(done.reads).toEqual({ given: 14, made: 14 });
    expect(done.results).toEqual({ single: 10, agreed: 1, discrepant: 1 });
  });
});

describe.each(databaseKinds)('an interest that shows late, on the %s database', (kind) => {
  const { world, record, wishFor } = withOffice(kind, { waiting: 4 });

  it('a submission that its reader has an interest in goes to somebody else', async () => {
    const lead = await world().enrol(true, 'lead');
    const readers = [await world().enrol(true), await world().enrol(true)];
    const [first, second] = readers as [ExchangeReader, ExchangeReader];
    const id = await deal(lead, await wishFor(lead, readers));
    const manifest = await claimNext(first);
    const [own, other] = manifest.submissions as [Submission, Submission];
    const flags = [{ kind: 'conflict_of_interest' as const, note: 'I taught there.' }];
    await pushed(first, [
      first.sign(manifest, own, { flags, scores: [], annotations: [] }),
      readingAt(first, manifest, { submission: other, level: 4 }),
    ]);
    expect((await waitingFor(second)).map(({ submissions }) => submissions)).toEqual([2, 1]);
    await readAll(second, () => 4);
    await readAll(second, () => 4);
    const done = await record(lead, id);
    expect(done.obstacles).toEqual({ toRead: 0, unread: 0, waiting: 0, differing: 0, held: 0 });
    expect(done.results).toEqual({ single: 4 });
  });
});

describe.each(databaseKinds)('releasing, on the %s database', (kind) => {
  const { world, office, record, results, wishFor, subject } = withOffice(kind, { waiting: 6 });

  it('is refused while something is open, and then all results go out at once and stay', async () => {
    const lead = await world().enrol(true, 'lead');
    const readers = [await world().enrol(true), await world().enrol(true)];
    const [first, second] = readers as [ExchangeReader, ExchangeReader];
    const id = await deal(lead, await wishFor(lead, readers, { secondReadRate: 0.5 }));
    const release = async () => await lead.post(`/v1/office/batches/${id}/release`);
    expect(await refusalOf(await release())).toContain('9 readings are given out and not made');

    const { manifest, events } = await readAll(first, () => 4);
    await readAll(second, () => 1);
    expect(await refusalOf(await release())).toBe(
      '409 wrong_state: The results cannot be released yet: the readings of 3 submissions differ and are not decided.',
    );
    const { rubric } = manifest;
    const { rubricHash } = subject();
    for (const result of await results(lead))
      if (result.resolution.state === 'discrepant')
        expect(await decide(lead, result, rubric, rubricHash)).toEqual(['accepted']);

    const released = Released.parse(await (await release()).json());
    const after = (await results(lead)).filter(({ batch }) => batch === batchName);
    expect(after).toHaveLength(6);
    expect(new Set(after.map(({ releasedAt }) => releasedAt))).toEqual(new Set([released.at]));
    expect((await record(lead, id)).released).toEqual(released);
    expect((await office(lead)).acts[0]?.act).toMatchObject({
      kind: 'resultsReleased',
      digest: released.digest,
    });
    expect(await refusalOf(await release())).toContain('released already');

    // What comes later is kept and changes nothing: a revision, another decision, and another policy.
    const [submission] = manifest.submissions as [Submission];
    const supersedes = events[0]?.payload.readingId ?? null;
    expect(await pushed(first, [readingAt(first, manifest, { submission, level: 2, supersedes })])).toEqual([
      'results_released',
    ]);
    const decided = after.find(({ resolution }) => resolution.state === 'adjudicated') as Result;
    expect(await decide(lead, decided, rubric, rubricHash)).toEqual(['results_released']);
    const strict: ScoringPolicy = { ...defaultPolicy, resolution: { differenceFrom: 1, straddled: true } };
    await lead.post('/v1/office/policy', { ...subject(), policy: strict, seeding: defaultSeeding });
    expect((await results(lead)).filter(({ batch }) => batch === batchName)).toEqual(after);
    const digest = hashOf(
      after
        .toSorted((a, b) => (a.submissionId < b.submissionId ? -1 : 1))
        .map((result) => ({ submissionId: result.submissionId, result })),
    );
    expect(digest).toBe(released.digest);

    // A session can still be held over it.
    const opened = await lead.post('/v1/calibrations', {
      ...{ ...subject(), name: 'Looking back', dueAt: null },
      submissionIds: [decided.submissionId],
      personIds: readers.map(({ enrolled }) => enrolled.personId),
    });
    expect(opened.status).toBe(201);
    expect((await first.claim('Looking back')).submissions).toHaveLength(1);
  });
});

describe.each(databaseKinds)('a batch that was never dealt, on the %s database', (kind) => {
  const { world, office, record } = withOffice(kind, { operational: 3 });

  it('is for everybody; once it is released nobody else is given it', async () => {
    const lead = await world().enrol(true, 'lead');
    const [reader, late] = [await world().enrol(true), await world().enrol(true)];
    const [batch] = (await office(lead)).batches;
    expect(batch).toMatchObject({ dealt: false, obstacles: { unread: 3, toRead: 0 } });
    expect((await listed(late)).map(({ name }) => name)).toEqual(['Window']);
    const manifest = await reader.claim('Window');
    await pushed(
      reader,
      manifest.submissions.map((submission) => readingAt(reader, manifest, { submission, level: 4 })),
    );
    expect((await lead.post(`/v1/office/batches/${batch?.id}/release`)).status).toBe(200);
    expect((await record(lead, batch?.id ?? '')).results).toEqual({ single: 3 });
    expect(await listed(late)).toEqual([]);
    expect((await listed(reader)).map(({ state }) => state)).toEqual(['finished']);
  });
});

describe.each(databaseKinds)('a policy, on the %s database', (kind) => {
  const { world, office, results, subject } = withOffice(kind, { operational: 12 });

  it('is tried on what was read, put in force, and resolves what is not released', async () => {
    const lead = await world().enrol(true, 'lead');
    for (const shift of [0, 1]) {
      const reader = await world().enrol(true);
      const manifest = await reader.claim('Window');
      // Level 4 by the first, 3 by the second: one point apart, both pass.
      await pushed(
        reader,
        manifest.submissions.map((submission) =>
          readingAt(reader, manifest, { submission, level: 4 - shift }),
        ),
      );
    }
    const before = await office(lead);
    expect(before).toMatchObject({
      policy: defaultPolicy,
      history: { near: { count: 0, of: 12 }, differing: { count: 0, of: 12 } },
    });
    const policy: ScoringPolicy = {
      secondReads: { rate: 0.25, nearPassing: 2 },
      resolution: { differenceFrom: 1, straddled: false },
      severity: 'informs',
    };
    const seeding = { ...before.seeding, rate: 0.2 };
    const wish = { ...subject(), policy, seeding };
    const tried = PolicyRecord.parse(await (await lead.post('/v1/office/policy/trial', wish)).json());
    expect(tried.history).toEqual({ near: { count: 12, of: 12 }, differing: { count: 12, of: 12 } });
    expect((await office(lead)).policy).toEqual(defaultPolicy);
    expect((await results(lead)).map(({ resolution }) => resolution.state)).not.toContain('discrepant');

    expect((await lead.post('/v1/office/policy', wish)).status).toBe(200);
    expect(await office(lead)).toMatchObject({ policy, seeding, acts: [{ act: { kind: 'policySet' } }] });
    expect(new Set((await results(lead)).map(({ resolution }) => resolution.state))).toEqual(
      new Set(['discrepant']),
    );
    const reader = await world().enrol(true);
    expect((await reader.post('/v1/office/policy', wish)).status).toBe(403);
  });
});

describe.each(databaseKinds)('how strict the readers of a result are, on the %s database', (kind) => {
  let texts = 0;
  const { world, office, results, subject, record } = withOffice(kind, {
    operational: 24,
    text: () => `This is at level ${(texts++ % 4) + 1}.`,
  });
  /** Everything in the window, with so many levels added where the count of the text says so. */
  const readWindow = async (reader: ExchangeReader, addedAt: (count: number) => number) => {
    const manifest = await reader.claim('Window');
    const events: ReadingEvent[] = [];
    for (const submission of manifest.submissions) {
      const text = await (await reader.get(`/v1/media/${submission.evidence[0]?.media.sha256}`)).text();
      const [, level = 0, count = 0] = (/level (\d)\. Number (\d+)/.exec(text) ?? []).map(Number);
      events.push(
        readingAt(reader, manifest, { submission, level: Math.min(4, Math.max(1, level + addedAt(count))) }),
      );
    }
    expect(new Set(await pushed(reader, events))).toEqual(new Set(['accepted']));
  };

  it('cannot be told of one reader alone; of two who read the same it is, and the policy says what comes of it', async () => {
    const lead = await world().enrol(true, 'lead');
    const [exact, lenient] = [await world().enrol(true), await world().enrol(true)];
    await readWindow(exact, (count) => [0, -1, 0, 1, 0][count % 5] ?? 0);
    const alone = await results(lead);
    expect(alone).toHaveLength(24);
    expect(alone[0]?.severity).toEqual({ kind: 'insufficient', reason: expect.stringMatching(/./) });

    await readWindow(lenient, (count) => [1, 1, 0, 2, -1, 1, 0][count % 7] ?? 0);
    const policyWish = { ...subject(), seeding: { ...defaultSeeding, rate: 0, firstOfDay: false } };
    const resolution = { differenceFrom: 4, straddled: false };
    const put = async (severity: ScoringPolicy['severity']) =>
      await lead.post('/v1/office/policy', {
        ...policyWish,
        policy: { ...defaultPolicy, resolution, severity },
      });
    expect((await put('informs')).status).toBe(200);
    const informed = await results(lead);
    const told = informed.flatMap(({ severity }) => (severity?.kind === 'told' ? [severity] : []));
    expect(told).toHaveLength(24);
    const measureOf = (reader: ExchangeReader) =>
      told[0]?.readers.find((one) => one.reader === reader.enrolled.pseudonym)?.measure ?? Number.NaN;
    expect(measureOf(exact)).toBeGreaterThan(measureOf(lenient));
    expect(told[0]).toMatchObject({ adjusts: false, submissions: 24, raters: 2 });
    // Both readers count in each result, so what one gives too much the other makes up for.
    for (const {
      resolution: { criteria },
      severity,
    } of informed)
      for (const [place, { resolved }] of criteria.entries())
        expect(
          Math.abs((severity?.kind === 'told' ? (severity.fair[place]?.points ?? 9) : 9) - (resolved ?? 0)),
        ).toBeLessThan(0.5);

    // They decide once the policy says so.
    expect((await put('adjusts')).status).toBe(200);
    for (const {
      resolution: { outcome },
      severity,
    } of await results(lead)) {
      if (severity?.kind !== 'told') throw new Error('the readers are not measured');
      expect(severity.adjusts).toBe(true);
      expect(outcome).toBe(severity.outcomes.fair);
    }
    const [batch] = (await office(lead)).batches;
    const before = await results(lead);
    expect((await lead.post(`/v1/office/batches/${batch?.id}/release`)).status).toBe(200);
    const released = await record(lead, batch?.id ?? '');
    expect(released.released).not.toBeNull();
    // What was released keeps the severities it was decided by, whatever the policy says later.
    expect((await put('informs')).status).toBe(200);
    const kept = await results(lead);
    const plain = (all: readonly Result[]) =>
      Object.fromEntries(
        all.map(({ submissionId, resolution: one, severity }) => [submissionId, { one, severity }]),
      );
    expect(plain(kept)).toEqual(plain(before));
  });
});

describe.each(databaseKinds)('a reader who does not read, on the %s database', (kind) => {
  const { world, office, record, wishFor } = withOffice(kind, { waiting: 9 });

  it('is taken out: the others get what was not read, and what comes anyway counts', async () => {
    const lead = await world().enrol(true, 'lead');
    const readers = [await world().enrol(true), await world().enrol(true), await world().enrol(true)];
    const [gone, second, third] = readers as [ExchangeReader, ExchangeReader, ExchangeReader];
    const id = await deal(lead, await wishFor(lead, readers));
    const manifest = await claimNext(gone);
    const [read, late] = manifest.submissions as [Submission, Submission];
    // Within a point of passing, and its reader will never finish the batch.
    await pushed(gone, [readingAt(gone, manifest, { submission: read, level: 3 })]);
    const change = async (reader: ExchangeReader, takesPart: boolean) =>
      await lead.post(`/v1/office/batches/${id}/readers`, { personId: reader.enrolled.personId, takesPart });
    expect((await change(third, false)).status).toBe(200);
    expect((await change(gone, false)).status).toBe(200);
    // Neither is left with anything to take; one reader has all of it, what was read near passing too.
    expect(await waitingFor(third)).toEqual([]);
    const counts = (await waitingFor(second)).map(({ submissions }) => submissions);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(9);
    expect((await record(lead, id)).reads).toEqual({ given: 10, made: 1 });

    await pushed(gone, [readingAt(gone, manifest, { submission: late, level: 4 })]);
    while ((await waitingFor(second)).length > 0) await readAll(second, () => 4);
    const done = await record(lead, id);
    expect(done.results).toEqual({ single: 7, agreed: 2 });
    expect(done.obstacles).toEqual({ toRead: 0, unread: 0, waiting: 0, differing: 0, held: 0 });
    expect((await office(lead)).acts.map(({ act }) => act.kind)).toEqual([
      'readerWithdrawn',
      'readerWithdrawn',
      'batchDealt',
    ]);
  });
});

describe.each(databaseKinds)('a batch whose readers have all left, on the %s database', (kind) => {
  const { world, record, wishFor } = withOffice(kind, { waiting: 3 });

  it('waits for somebody, and whoever is added gets all of it', async () => {
    const lead = await world().enrol(true, 'lead');
    const reader = await world().enrol(true);
    const id = await deal(lead, await wishFor(lead, [reader]));
    const change = async ({ enrolled: { personId } }: ExchangeReader, takesPart: boolean) =>
      await lead.post(`/v1/office/batches/${id}/readers`, { personId, takesPart });
    await change(reader, false);
    expect((await record(lead, id)).obstacles).toMatchObject({ waiting: 3, toRead: 0, unread: 0 });
    const another = await world().enrol(true);
    await change(another, true);
    expect((await waitingFor(another)).map(({ submissions }) => submissions)).toEqual([3]);
    await readAll(another, () => 4);
    expect((await lead.post(`/v1/office/batches/${id}/release`)).status).toBe(200);
    expect(await refusalOf(await change(reader, true))).toContain('409 wrong_state');
  });
});

describe.each(databaseKinds)('a standing changed by hand, on the %s database', (kind) => {
  const { world, office, subject, record } = withOffice(kind, {
    ...{ sets: 4, operational: 3, windows: 2 },
    rule: { sets: 1, attempts: 1, lockOutDays: 90, coolDownDays: 30 },
  });
  const change = async (lead: ExchangeReader, reader: ExchangeReader, what: string, holds = false) =>
    await lead.post(`/v1/office/people/${reader.enrolled.personId}/standing`, {
      ...subject(),
      ...{ change: what, holds, reason: 'We talked about it.' },
    });

  it('whoever is locked out begins anew at once where a lead lets them', async () => {
    const lead = await world().enrol(true, 'lead');
    const reader = await world().enrol();
    await reader.push((await readSet(reader, 'Set 1', 2)).events);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'lockedOut' });
    expect((await listed(reader)).map(({ name }) => name)).not.toContain('Set 2');
    expect((await change(lead, reader, 'freshStart')).status).toBe(200);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'open', attempt: 1, set: 1 });
    await reader.push((await readSet(reader, 'Set 2')).events);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'certified' });
  });

  it('a suspension without holding leaves what was read, holds what comes, and a reinstatement lets that count', async () => {
    const lead = await world().enrol(true, 'lead');
    const reader = await world().enrol(true);
    const manifest = await reader.claim('Window 1');
    const [first, second, third] = manifest.submissions as [Submission, Submission, Submission];
    await pushed(reader, [readingAt(reader, manifest, { submission: first, level: 4 })]);
    const late = readingAt(reader, manifest, { submission: second, level: 4 });
    expect((await change(lead, reader, 'suspend')).status).toBe(200);
    // Signed before the suspension, though it came after it.
    expect(await pushed(reader, [late])).toEqual(['accepted']);
    expect(await pushed(reader, [readingAt(reader, manifest, { submission: third, level: 4 })])).toEqual([
      'not_certified',
    ]);
    expect((await ladderOf(reader)).watch).toMatchObject({ reason: 'We talked about it.', held: 0 });
    const again = await change(lead, reader, 'suspend');
    expect(await refusalOf(again)).toContain('no certification holds');

    expect((await change(lead, reader, 'reinstate')).status).toBe(200);
    expect(await ladderOf(reader)).toMatchObject({
      ...{ stage: 'certified', held: 0, watch: { suspendedAt: null, reason: null } },
      certification: { source: 'office' },
    });
    const [window] = (await office(lead)).batches;
    expect((await record(lead, window?.id ?? '')).results).toEqual({ single: 3 });
    expect(await refusalOf(await change(lead, reader, 'reinstate'))).toContain('nothing to reinstate');
  });

  it('a suspension that holds has what was read read again by others; an assessor can do none of it', async () => {
    const lead = await world().enrol(true, 'lead');
    const reader = await world().enrol(true);
    const manifest = await reader.claim('Window 2');
    await pushed(
      reader,
      manifest.submissions.map((submission) => readingAt(reader, manifest, { submission, level: 4 })),
    );
    expect((await change(reader, reader, 'reinstate')).status).toBe(403);
    expect((await change(lead, reader, 'suspend', true)).status).toBe(200);
    expect((await ladderOf(reader)).watch).toMatchObject({ held: 3, failed: 0 });
    const window = (await office(lead)).batches.find(({ name }) => name === 'Window 2');
    expect(window?.obstacles).toMatchObject({ unread: 3, held: 0 });
    const { acts } = await office(lead);
    expect(acts[0]?.act).toMatchObject({ kind: 'standingChanged', change: 'suspend', holds: true });
  });
});

describe.each(databaseKinds)('a third reading, on the %s database', (kind) => {
  const { world, results, wishFor } = withOffice(kind, { waiting: 3 });

  it('goes to nobody who works where the submission came from, or with one of its readers', async () => {
    const lead = await world().enrol(true, 'lead');
    const readers = [await world().enrol(true), await world().enrol(true)];
    const [first, second] = readers as [ExchangeReader, ExchangeReader];
    const works = async (reader: ExchangeReader, organisation: string) =>
      await lead.post(`/v1/office/people/${reader.enrolled.personId}/organisation`, { organisation });
    await works(first, 'North Office');
    await deal(lead, await wishFor(lead, readers, { secondReadRate: 1 }));
    await readAll(first, () => 4);
    await readAll(second, () => 1);
    const differing = (await results(lead)).find(({ resolution }) => resolution.state === 'discrepant');
    const id = differing?.submissionId ?? '';
    expect((await lead.post(`/v1/agreement/submissions/${id}/third-read`)).status).toBe(201);
    const school = world().programme.submissions.find((one) => one.id === id)?.educator.school ?? '';
    const [home, colleague, other] = [
      await world().enrol(true),
      await world().enrol(true),
      await world().enrol(true),
    ];
    await works(home, school.toUpperCase());
    await works(colleague, ' north office');
    await works(other, 'South Office');
    expect(await waitingFor(home)).toEqual([]);
    expect(await waitingFor(colleague)).toEqual([]);
    expect(await waitingFor(other)).toHaveLength(1);
  });
});
