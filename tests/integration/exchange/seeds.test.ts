import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#exchange/db/connection.ts';
import { openSessionNews } from '#exchange/features/calibration/news.ts';
import { settleDueSeeds } from '#exchange/features/quality/settle.ts';
import { folderMediaStore } from '#exchange/media/mediaStore.ts';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { openMeasurer } from '#exchange/severity/measurer.ts';
import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import type { Role } from '#shared/domain/role.ts';
import { ResultList, SeedRecord, SubmissionRecord } from '#shared/exchange/agreement.ts';
import { SessionChoices } from '#shared/exchange/calibration.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import { severityWorker } from '#tests/helpers/exchange.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseKinds } from '#tests/helpers/exchangeWorld.ts';
import {
  ladderOf,
  levelIn,
  readingAt,
  readSet,
  writeQualificationProgramme,
} from '#tests/helpers/qualificationProgramme.ts';
import { listed, newsOf, pushed, withProgramme } from '#tests/helpers/qualificationWorld.ts';

const dayMs = 86_400_000;

/** The submissions of a batch whose texts say their level, which only seeds do, and the others. */
async function sorted(reader: ExchangeReader, manifest: BatchManifest) {
  const seeds: Submission[] = [];
  const others: Submission[] = [];
  for (const one of manifest.submissions)
    (Number.isNaN(await levelIn(reader, one)) ? others : seeds).push(one);
  return { seeds, others };
}

interface Wish {
  /** Levels above what the text of a seed says. */
  above: number;
  last?: 'seed' | 'other';
}

/** Signs readings of all that is in a batch, level 2 where nothing is known; the seeds first or last. */
async function readWindow(reader: ExchangeReader, name: string, { above, last = 'seed' }: Wish) {
  const manifest = await reader.claim(name);
  const { seeds, others } = await sorted(reader, manifest);
  const submissions = last === 'seed' ? [...others, ...seeds] : [...seeds, ...others];
  const events: ReadingEvent[] = [];
  for (const submission of submissions) {
    const level = seeds.includes(submission) ? (await levelIn(reader, submission)) + above : 2;
    events.push(readingAt(reader, manifest, { submission, level }));
  }
  return { manifest, events, seeds, others };
}

const subjectOf = ({ microCredential, rubricHash }: BatchManifest) =>
  `microCredential=${microCredential.id}&rubric=${rubricHash}`;

describe.each(databaseKinds)('seeds, on the %s database', (kind) => {
  // Of nine submissions a tenth of all is one seed, without a rest that chance would decide on.
  const world = withProgramme(kind, {
    ...{ windows: 3, operational: 9, seeds: 8, practice: 4 },
    rule: { coolDownDays: 7 },
  });
  const enrol = (role: Role = 'assessor', certified = true) => world().enrol(certified, role);

  it('are dealt at the wanted rate, other ones in each batch, and none for practice or a qualification set', async () => {
    const reader = await enrol('assessor', false);
    const batches = await listed(reader);
    expect(batches.map(({ name, submissions }) => [name, submissions])).toEqual([
      ['Window 1', 10],
      ['Window 2', 10],
      ['Window 3', 10],
      ['Practice', 4],
      ['Set 1', 2],
    ]);
    const texts = new Set<string>();
    for (const name of ['Window 1', 'Window 2', 'Window 3']) {
      const { seeds, others } = await sorted(reader, await reader.claim(name));
      expect([seeds.length, others.length]).toEqual([1, 9]);
      texts.add(seeds[0]?.evidence[0]?.media.sha256 ?? '');
    }
    expect(texts.size).toBe(3);
  });

  it('tell nothing before the batch is finished, and ask for practice where one was failed', async () => {
    const reader = await enrol();
    await listed(reader);
    const { events } = await readWindow(reader, 'Window 1', { above: 2, last: 'other' });
    expect(await pushed(reader, events.slice(0, -1))).toEqual(Array(9).fill('accepted'));
    expect(await ladderOf(reader)).toMatchObject({
      stage: 'certified',
      watch: { failed: 0, refresher: null },
    });
    expect((await newsOf(reader)).every(({ type }) => type === 'receipt' || type === 'certification')).toBe(
      true,
    );
    expect((await listed(reader)).filter(({ name }) => name === 'Practice')).toHaveLength(1);

    await reader.push(events.slice(-1));
    expect(await ladderOf(reader)).toMatchObject({
      stage: 'certified',
      watch: { failed: 1, refresher: { name: 'Practice' }, suspendedAt: null, held: 0 },
    });
    const practice = (await listed(reader)).filter(({ name }) => name === 'Practice');
    expect(practice.map(({ submissions, kind }) => [submissions, kind])).toEqual([
      [4, 'practice'],
      [3, 'practice'],
    ]);
    const other = await enrol();
    expect((await listed(other)).filter(({ name }) => name === 'Practice')).toHaveLength(1);
  });

  it('that are passed leave everything as it was', async () => {
    const reader = await enrol();
    await listed(reader);
    await reader.push((await readWindow(reader, 'Window 1', { above: 0 })).events);
    expect(await ladderOf(reader)).toMatchObject({ watch: { failed: 0, refresher: null, held: 0 } });
  });

  it('are judged by what counts when the batch is finished, and a failed one is made up for by the next', async () => {
    const reader = await enrol();
    await listed(reader);
    const first = await readWindow(reader, 'Window 1', { above: 2, last: 'other' });
    const [wrong] = first.events;
    const [seed] = first.seeds;
    if (!wrong || !seed) throw new Error('no seed');
    await reader.push(first.events);
    expect((await ladderOf(reader)).watch.failed).toBe(1);
    // Whatever is revised afterwards changes nothing.
    const right = readingAt(reader, first.manifest, {
      submission: seed,
      level: await levelIn(reader, seed),
      supersedes: wrong.payload.readingId,
    });
    expect(await pushed(reader, [right])).toEqual(['accepted']);
    expect((await ladderOf(reader)).watch.failed).toBe(1);
    await reader.push((await readWindow(reader, 'Window 2', { above: 0 })).events);
    expect((await ladderOf(reader)).watch.failed).toBe(0);
  });

  it('failed one after the other suspend: what came since the last good one is held and read again by others', async () => {
    const auditor = await enrol('auditor', false);
    const reader = await enrol();
    await listed(reader);
    const good = await readWindow(reader, 'Window 1', { above: 0 });
    await reader.push(good.events);
    const bad = await readWindow(reader, 'Window 2', { above: 2 });
    await reader.push(bad.events);
    const worse = await readWindow(reader, 'Window 3', { above: 2, last: 'other' });
    expect(await pushed(reader, worse.events)).toEqual(Array(10).fill('accepted'));

    const ladder = await ladderOf(reader);
    const suspendedAt = ladder.watch.suspendedAt ?? '';
    expect(ladder).toMatchObject({
      stage: 'coolingDown',
      certification: null,
      held: 0,
      notBefore: new Date(Date.parse(suspendedAt) + 7 * dayMs).toISOString(),
      watch: { failed: 0, held: 20 },
    });
    const news = await newsOf(reader);
    expect(news.findLast(({ type }) => type === 'certification')).toMatchObject({ status: 'suspended' });
    const last = new Map(news.flatMap((one) => (one.type === 'receipt' ? [[one.eventId, one]] : [])));
    const verdictsOn = (events: readonly ReadingEvent[]) =>
      new Set(events.map(({ eventId }) => last.get(eventId)?.reason ?? last.get(eventId)?.verdict));
    expect(verdictsOn(good.events)).toEqual(new Set(['accepted']));
    expect(verdictsOn([...bad.events, ...worse.events])).toEqual(new Set(['recheck']));

    // Whoever took neither batch is offered both once more; whoever took one of them is not offered that.
    const readsOn = await enrol();
    await listed(readsOn);
    await readsOn.claim('Window 2');
    const fresh = await enrol();
    const offered = async (one: ExchangeReader) =>
      (await listed(one)).map(({ name }) => name).filter((name) => name.startsWith('Window'));
    expect((await offered(readsOn)).toSorted()).toEqual(['Window 1', 'Window 2', 'Window 3', 'Window 3']);
    expect((await offered(fresh)).toSorted()).toEqual([
      'Window 1',
      'Window 2',
      'Window 2',
      'Window 3',
      'Window 3',
    ]);
    // The re-read is the later of the two in the list.
    const reread = (await listed(fresh)).findLast(({ name }) => name === 'Window 2');
    expect(reread).toMatchObject({ kind: 'operational', submissions: 10 });
    const claimed = await fresh.post(`/v1/batches/${reread?.id}/claim`, undefined, {
      'if-match': `"${reread?.version}"`,
    });
    expect(claimed.status).toBe(200);
    // Nobody reads a submission twice: the first of the two has nothing left for this reader.
    expect((await offered(fresh)).toSorted()).toEqual(['Window 1', 'Window 2', 'Window 3', 'Window 3']);
    const manifest = (await (await fresh.get(`/v1/batches/${reread?.id}`)).json()) as BatchManifest;
    const { others } = await sorted(fresh, manifest);
    expect(others).toHaveLength(9);

    const list = async () =>
      ResultList.parse(await (await auditor.get(`/v1/results?${subjectOf(manifest)}`)).json()).results;
    const counts = async () =>
      new Set(
        (await list())
          .filter(({ batch }) => batch === 'Window 2')
          .map(({ readers, readingIds }) => [
            readers.length,
            readingIds.some((id) => bad.events.some(({ payload }) => payload.readingId === id)),
          ])
          .map(String),
      );
    // Somebody of another test has read it; the suspended reader’s readings are gone from it.
    expect(await counts()).toEqual(new Set(['1,false']));
    await fresh.push(others.map((submission) => readingAt(fresh, manifest, { submission, level: 3 })));
    expect(await counts()).toEqual(new Set(['2,false']));
    const [result] = (await list()).filter(({ batch }) => batch === 'Window 2');
    const record = SubmissionRecord.parse(
      await (await auditor.get(`/v1/agreement/submissions/${result?.submissionId}`)).json(),
    );
    // The reading again counts as one of the batch it stands in for; the held one is shown, and counts no more.
    const home = world().programme.batches.find(({ name }) => name === 'Window 2')?.id;
    expect(new Set(record.readings.map(({ batchId }) => batchId))).toEqual(new Set([home]));
    expect(record.readings.map(({ held }) => held).toSorted()).toEqual([false, false, true]);
    expect(record.resolution?.criteria[0]?.raw).toHaveLength(2);

    const answer = await auditor.get(`/v1/results?${subjectOf(manifest)}`);
    const { held } = ResultList.parse(await answer.json());
    const waiting = (name: string) =>
      held.filter(({ batch }) => batch === name).map((one) => one.isReadAgain);
    expect([waiting('Window 2'), waiting('Window 3')]).toEqual([Array(9).fill(true), Array(9).fill(false)]);
  });

  it('are told to leads and auditors with what came of each, and to nobody else', async () => {
    const reader = await enrol();
    await listed(reader);
    const { events, manifest, seeds } = await readWindow(reader, 'Window 1', { above: 2 });
    await reader.push(events);
    const path = `/v1/agreement/seeds?${subjectOf(manifest)}`;
    expect((await reader.get(path)).status).toBe(403);
    const lead = await enrol('lead', false);
    const { rule, pool, readers } = SeedRecord.parse(await (await lead.get(path)).json());
    expect([rule.rate, pool]).toEqual([0.1, 8]);
    const own = readers.find(({ reader: name }) => name === reader.enrolled.pseudonym);
    expect(own).toMatchObject({ dealt: 3, read: 1, failedInARow: 1, suspensions: [] });
    expect(own?.judged).toEqual([
      {
        submissionId: expect.any(String),
        submission: expect.any(String),
        at: events.find(({ payload }) => payload.submissionId === seeds[0]?.id)?.at,
        outcome: {
          passed: false,
          criteria: manifest.rubric.criteria.map(({ id }) => ({ criterionId: id, off: 2 })),
        },
      },
    ]);
    // It can be opened like any other submission, with what the experts gave.
    const record = SubmissionRecord.parse(
      await (await lead.get(`/v1/agreement/submissions/${own?.judged[0]?.submissionId}`)).json(),
    );
    expect(record).toMatchObject({ resolution: null, anchor: { rationale: 'The text says so.' } });
  });

  // A clock of one’s own needs a second way into the database, which the embedded one has not.
  if (kind === 'PostgreSQL')
    it('of a batch that is never finished are judged a day later', async () => {
      const reader = await enrol();
      await listed(reader);
      const { events } = await readWindow(reader, 'Window 1', { above: 2, last: 'other' });
      await reader.push(events.slice(0, 2));
      const connection = await openDatabase(world().folder, world().databaseUrl);
      const sessions = await openSessionNews(connection);
      const severity = openMeasurer(severityWorker);
      const hoursLater = (hours: number) => ({
        ...{ db: connection.db, secret: '', media: folderMediaStore(world().folder), sessions, severity },
        now: () => new Date(Date.now() + hours * 3_600_000),
      });
      await settleDueSeeds(hoursLater(23));
      expect((await ladderOf(reader)).watch.failed).toBe(0);
      await settleDueSeeds(hoursLater(25));
      expect((await ladderOf(reader)).watch).toMatchObject({ failed: 1, refresher: { name: 'Practice' } });
      await severity.close();
      await sessions.close();
      await connection.close();
    });

  it('cannot be talked about in a calibration session', async () => {
    const lead = await enrol('lead', false);
    const seed = world().programme.anchors.find((one) => one.seed)?.submissionId ?? '';
    const choices = SessionChoices.parse(
      await (
        await lead.get(`/v1/calibrations/choices?microCredential=${world().programme.microCredential.id}`)
      ).json(),
    );
    expect(choices.submissions.map(({ id }) => id)).not.toContain(seed);
    const wish = {
      ...{ name: 'About seeds', microCredentialId: world().programme.microCredential.id, dueAt: null },
      rubricHash: hashOf(world().programme.rubric),
      submissionIds: [seed],
      personIds: choices.people.slice(0, 2).map(({ id }) => id),
    };
    const answer = await lead.post('/v1/calibrations', wish);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('A seed cannot be talked about');
  });

  it('make no results of their own', async () => {
    const auditor = await enrol('auditor', false);
    const reader = await enrol();
    await listed(reader);
    const { events, manifest, seeds } = await readWindow(reader, 'Window 3', { above: 0 });
    await reader.push(events);
    const answer = await auditor.get(`/v1/results?${subjectOf(manifest)}`);
    const mine = ResultList.parse(await answer.json()).results.filter(({ readingIds }) =>
      events.some(({ payload }) => readingIds.includes(payload.readingId)),
    );
    expect(seeds).toHaveLength(1);
    expect(mine).toHaveLength(9);
  });
});

describe('a suspension where nobody has to wait', () => {
  const world = withProgramme('embedded', {
    ...{ windows: 3, operational: 9, seeds: 9 },
    rule: { coolDownDays: 0, sets: 1 },
    seeding: { suspendAfter: 1 },
  });
  const enrol = () => world().enrol(true);

  /** A reader who has failed a seed and is suspended, with a second batch claimed before. */
  async function suspended() {
    const reader = await enrol();
    await listed(reader);
    const second = await reader.claim('Window 2');
    const first = await readWindow(reader, 'Window 1', { above: 2 });
    await reader.push(first.events);
    expect((await ladderOf(reader)).watch.suspendedAt).not.toBeNull();
    return { reader, first, second };
  }

  it('ends with a new qualification: what was signed meanwhile counts, and what was held before stays held', async () => {
    const { reader, second } = await suspended();
    const [submission] = (await sorted(reader, second)).others;
    if (!submission) throw new Error('no submission');
    const meanwhile = readingAt(reader, second, { submission, level: 2 });
    expect(await pushed(reader, [meanwhile])).toEqual(['not_certified']);
    await listed(reader);
    await reader.push((await readSet(reader, 'Set 1')).events);
    expect(await ladderOf(reader)).toMatchObject({
      stage: 'certified',
      held: 0,
      watch: { failed: 0, suspendedAt: null, held: 10 },
    });
    const receipts = (await newsOf(reader)).filter((one) => one.type === 'receipt');
    expect(receipts.findLast(({ eventId }) => eventId === meanwhile.eventId)).toMatchObject({
      verdict: 'accepted',
    });
  });

  it('holds for a second reading what was signed before it and came after it', async () => {
    const { reader, second } = await suspended();
    const [submission] = (await sorted(reader, second)).others;
    if (!submission) throw new Error('no submission');
    const before = readingAt(reader, second, { submission, level: 2, clockAheadMs: -3_600_000 });
    expect(await pushed(reader, [before])).toEqual(['recheck']);
    const others = await enrol();
    const again = (await listed(others)).filter(({ name }) => name === 'Window 2');
    expect(again.map(({ submissions }) => submissions)).toContain(1);
  });

  it('holds nothing that an earlier good seed vouches for, also where none was passed since the last suspension', async () => {
    const reader = await enrol();
    await listed(reader);
    const good = await readWindow(reader, 'Window 1', { above: 0 });
    await reader.push(good.events);
    await reader.push((await readWindow(reader, 'Window 2', { above: 2 })).events);
    expect((await ladderOf(reader)).watch.held).toBe(10);
    await listed(reader);
    await reader.push((await readSet(reader, 'Set 1')).events);
    await reader.push((await readWindow(reader, 'Window 3', { above: 2 })).events);
    const { watch } = await ladderOf(reader);
    expect(watch.suspendedAt).not.toBeNull();
    expect(watch.held).toBe(20);
  });

  it('of whoever read again has the same read once more, as part of the batch it all came from', async () => {
    await suspended();
    for (const above of [2, 0]) {
      const again = await enrol();
      const batch = (await listed(again)).findLast(({ name }) => name === 'Window 1');
      const tag = { 'if-match': `"${batch?.version}"` };
      expect((await again.post(`/v1/batches/${batch?.id}/claim`, undefined, tag)).status).toBe(200);
      const manifest = (await (await again.get(`/v1/batches/${batch?.id}`)).json()) as BatchManifest;
      const events = await Promise.all(
        manifest.submissions.map(async (submission) => {
          const said = await levelIn(again, submission);
          return [submission, Number.isNaN(said) ? 2 : said + above] as const;
        }),
      );
      await again.push(
        events.map(([submission, level]) => readingAt(again, manifest, { submission, level })),
      );
      expect((await ladderOf(again)).watch.suspendedAt !== null).toBe(above > 0);
    }
    const auditor = await world().enrol(false, 'auditor');
    const { programme } = world();
    const home = programme.batches.find(({ name }) => name === 'Window 1');
    const readings = await Promise.all(
      (home?.submissionIds ?? []).map(
        async (id) =>
          SubmissionRecord.parse(await (await auditor.get(`/v1/agreement/submissions/${id}`)).json())
            .readings,
      ),
    );
    expect(new Set(readings.flat().map(({ batchId }) => batchId))).toEqual(new Set([home?.id]));
  });
});

describe('a programme file', () => {
  const folders: string[] = [];
  const written = (change: (file: ProgrammeFile) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
    folders.push(folder);
    const file = writeQualificationProgramme(folder, { seeds: 2 });
    change(file);
    return ProgrammeFile.safeParse(file).error?.issues.map(({ message }) => message) ?? [];
  };
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const seedOf = (file: ProgrammeFile) =>
    file.submissions.find(({ id }) =>
      file.anchors.some(({ seed, submissionId }) => seed && submissionId === id),
    );

  it('is taken with seeds of their own', () => expect(written(() => {})).toEqual([]));

  it('is refused where a seed is in a batch, by that batch’s name', () => {
    const faults = written((file) => file.batches[0]?.submissionIds.push(seedOf(file)?.id ?? ''));
    expect(faults).toEqual(['a seed is in the batch “Window”: take it out, or say that it is no seed']);
  });

  it('is refused where a seed shares a file with another submission: its digest would tell it', () => {
    const faults = written((file) => {
      const [evidence] = seedOf(file)?.evidence ?? [];
      if (evidence) evidence.file = file.submissions[0]?.evidence[0]?.file ?? '';
    });
    expect(faults).toEqual([
      expect.stringContaining('a seed shares media/text-0.txt with another submission'),
    ]);
  });
});
