import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SignedEvent } from '#shared/exchange/events.ts';
import { Keeping } from '#shared/exchange/keeping.ts';
import { BatchRecord } from '#shared/exchange/office.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { secretNames, writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseOf } from '#tests/helpers/profileKey.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { batchNamed, claimAndDownload, edit, openNext, scoreAll } from '#tests/helpers/workstationScoring.ts';

const sampleDir = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
let exchange: RunningExchange;
let lead: ExchangeReader;
let one: TestWorkstation;
let profile: string;

beforeEach(async () => {
  const programme = writeProgramme(sampleDir, 3);
  // Not blind, so that names come to the workstation.
  const batches = programme.batches.map((batch) => ({ ...batch, blind: false }));
  writeFileSync(join(sampleDir, 'programme.json'), JSON.stringify({ ...programme, batches }));
  exchange = await startExchange({ seed: 'sample', sampleDir });
  lead = await ExchangeReader.enrol(exchange.url, await exchange.enrolCode('lead'));
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
  one = openTestWorkstation({ profile });
  await one.call('enrolment.enrol', {
    exchangeUrl: exchange.url,
    code: await exchange.enrolCode('assessor', { certified: true }),
  });
});
afterEach(async () => {
  await one.close();
  await exchange.stop();
  rmSync(profile, { recursive: true, force: true });
});
afterAll(() => rmSync(sampleDir, { recursive: true, force: true }));

const keep = async (batchId: string, until: string) => {
  const answer = await lead.post(`/v1/office/batches/${batchId}/keeping`, { until });
  expect(answer.status).toBe(200);
};
const holdersOf = async (batchId: string) =>
  BatchRecord.parse(await (await lead.get(`/v1/office/batches/${batchId}`)).json()).holders;

/** Names of files in the library, whatever they are of. */
const inLibrary = () =>
  readdirSync(join(profile, 'library'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{64}/.test(name),
  );
function rowsOf(query: string, of = profile): unknown[] {
  const file = databaseOf(of);
  try {
    return file.prepare(query).all();
  } finally {
    file.close();
  }
}
const removals = (of = profile) =>
  (
    rowsOf(`SELECT body FROM events WHERE type = 'evidence.removed' ORDER BY seq`, of) as { body: string }[]
  ).map(({ body }) => {
    const event = SignedEvent.parse(JSON.parse(body));
    if (event.type !== 'evidence.removed') throw new Error('another event');
    return event;
  });

/** One submission is read and sent, the next begun. @returns both readings */
async function readSome(batchId: string) {
  const sent = await openNext(one, batchId);
  await scoreAll(one, sent);
  await one.call('scoring.submit', { readingId: sent.id });
  await one.call('sync.now', {});
  const begun = await openNext(one, batchId);
  await edit(one, begun.id, { kind: 'feedback', feedback: 'Half a sentence' });
  return { sent, begun };
}

const until = <T>(ask: () => Promise<T>, isIt: (answer: T) => boolean) =>
  expect.poll(async () => isIt(await ask()), { timeout: 15_000 }).toBe(true);

describe('a batch that is kept no longer', () => {
  it('loses evidence and names by the workstation’s own clock, while nobody answers, and that is signed', async () => {
    const batch = await claimAndDownload(one, 'Spring');
    const { sent, begun } = await readSome(batch.id);
    expect(rowsOf('SELECT name FROM educators')).toHaveLength(3);
    const stored = inLibrary();
    expect(stored.length).toBeGreaterThan(0);
    await keep(batch.id, new Date(Date.now() + 3_000).toISOString());
    await one.call('sync.now', {});
    const { keepUntil, removedAt } = await batchNamed(one, 'Spring');
    expect([typeof keepUntil, removedAt]).toEqual(['string', null]);
    expect(inLibrary()).toEqual(stored);

    await exchange.kill();
    await until(
      async () => {
        await one.call('sync.now', {});
        return await batchNamed(one, 'Spring');
      },
      (row) => row.removedAt !== null,
    );
    expect(inLibrary()).toEqual([]);
    expect(rowsOf('SELECT name FROM educators')).toEqual([]);
    expect(JSON.stringify(rowsOf('SELECT * FROM submissions'))).not.toContain(secretNames[0]);
    const [event] = removals();
    expect(event?.payload).toMatchObject({ batchId: batch.id, cause: 'expired', identities: 3 });
    expect(event?.payload.files.length).toBeGreaterThan(0);
    expect(event?.payload.bytes).toBeGreaterThan(0);

    // What was scored is there, to be read and not to be changed.
    const shown = await one.call('scoring.open', { batchId: batch.id, submissionId: begun.submission.id });
    expect([shown.state, shown.feedback]).toEqual(['ended', 'Half a sentence']);
    expect(shown.nextSubmissionId).toBeNull();
    const [, , third] = (await one.call('queue.batch', { batchId: batch.id })).submissions;
    const unopened = { batchId: batch.id, submissionId: third?.id ?? '' };
    expect((await one.problemOf('scoring.open', unopened)).code).toBe('evidence_removed');
    expect(shown.evidence.map(({ problem }) => problem?.code)).toEqual(
      shown.evidence.map(() => 'evidence_removed'),
    );
    const change = { id: event?.eventId ?? '', changes: [{ kind: 'feedback' as const, feedback: 'More' }] };
    expect((await one.problemOf('scoring.save', { readingId: begun.id, edits: [change] })).code).toBe(
      'evidence_removed',
    );
    expect((await one.problemOf('scoring.submit', { readingId: begun.id })).code).toBe('evidence_removed');
    expect((await one.problemOf('queue.download', { batchId: batch.id })).code).toBe('evidence_removed');
    expect(
      (await one.call('scoring.open', { batchId: batch.id, submissionId: sent.submission.id })).state,
    ).toBe('accepted');
  });

  it('is removed at the next contact when a lead says now; the exchange has the receipt, and it is signed once', async () => {
    const batch = await claimAndDownload(one, 'Spring');
    await readSome(batch.id);
    await keep(batch.id, 'now');
    expect(await holdersOf(batch.id)).toMatchObject([{ removed: null }]);
    const status = await one.call('sync.now', {});
    expect(status).toMatchObject({ problem: null, waiting: 0, rejected: 0 });
    const [holder] = await holdersOf(batch.id);
    expect(holder?.removed).toMatchObject({ cause: 'expired', files: removals()[0]?.payload.files.length });
    await one.call('sync.now', {});
    await one.close();
    one = openTestWorkstation({ profile });
    await one.call('sync.now', {});
    expect(removals()).toHaveLength(1);
    expect(inLibrary()).toEqual([]);
    expect((await batchNamed(one, 'Spring')).download.state).toBe('none');
  });

  it('leaves files that another batch needs, and no copy of the database from before an update', async () => {
    const practice = await claimAndDownload(one, 'Practice');
    const needed = inLibrary();
    const spring = await claimAndDownload(one, 'Spring');
    expect(inLibrary().length).toBeGreaterThan(needed.length);
    const copy = join(profile, 'rangefinder.sqlite.before-0005.bak');
    writeFileSync(copy, 'a copy');
    await keep(spring.id, 'now');
    await one.call('sync.now', {});
    expect(inLibrary().filter((name) => !needed.includes(name))).toEqual([]);
    expect(inLibrary()).toEqual(expect.arrayContaining(needed));
    expect(existsSync(copy)).toBe(false);
    const reading = await openNext(one, practice.id);
    expect(reading.evidence.map(({ problem }) => problem)).toEqual(reading.evidence.map(() => null));
  });

  it('goes also where its download is under way, and nothing of it comes later', async () => {
    const { id: batchId } = await batchNamed(one, 'Spring');
    await one.call('queue.claim', { batchId });
    await keep(batchId, 'now');
    await one.call('sync.now', {});
    const { batch } = await one.call('queue.batch', { batchId });
    expect([batch.removedAt === null, batch.download.receivedBytes]).toEqual([false, 0]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(inLibrary()).toEqual([]);
  });
});

describe('a lead’s own workstation', () => {
  let other: TestWorkstation;
  beforeEach(async () => {
    other = openTestWorkstation();
    const code = await exchange.enrolCode('lead');
    await other.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
  });
  afterEach(() => other.close());

  it('loses what it fetched of the batch to compare, but for what the exchange keeps', async () => {
    const batch = await claimAndDownload(one, 'Spring');
    const answer = await lead.get(`/v1/office/batches/${batch.id}`);
    const fetched: string[] = [];
    for (const { submissionId } of BatchRecord.parse(await answer.json()).items) {
      await other.call('agreement.submission', { submissionId });
      fetched.push(...(await other.call('agreement.bring', { submissionId })).ready);
    }
    const here = () => fetched.filter((sha256) => other.workstation.media(sha256) !== undefined);
    expect(here()).toEqual(fetched);
    await keep(batch.id, 'now');
    expect((await other.call('sync.now', {})).problem).toBeNull();
    const gone = Keeping.parse(await (await lead.get('/v1/keeping')).json()).files;
    expect(gone.length).toBeGreaterThan(0);
    expect(here()).toEqual(fetched.filter((sha256) => !gone.includes(sha256)));
  });

  it('forgets its packs, with everybody who is in them, once its access is withdrawn', async () => {
    const handedIn = mkdtempSync(join(tmpdir(), 'rangefinder-handed-in-'));
    writeFileSync(join(handedIn, 'notes.txt'), 'What we did.');
    writeFileSync(
      join(handedIn, 'roster.csv'),
      'educator,school,id,file\r\nAmara Nwosu,Birchwood,MC-377,notes.txt\r\n',
    );
    const [subject] = (await other.call('agreement.subjects', {})).subjects;
    if (!subject) throw new Error('no subject');
    const { microCredentialId, rubricHash } = subject;
    await other.call('packs.import', { microCredentialId, rubricHash, name: 'Autumn', place: handedIn });
    rmSync(handedIn, { recursive: true });
    expect((await other.call('packs.drafts', {})).drafts).toHaveLength(1);

    const { personId } = rowsOf('SELECT person_id AS personId FROM enrolment', other.profile)[0] as {
      personId: string;
    };
    const reason = 'They left.';
    expect((await lead.post(`/v1/office/people/${personId}/withdrawal`, { reason })).status).toBe(200);
    expect((await other.call('sync.now', {})).problem?.code).toBe('access_withdrawn');
    expect((await other.call('packs.drafts', {})).drafts).toEqual([]);
    expect(removals(other.profile).map(({ payload }) => payload.identities)).toEqual([1]);
  });
});

describe('a removal that does not go through', () => {
  /** A file of the library, made into what no file can be removed from. */
  const blocked = () => {
    const name = inLibrary().find((one) => /[0-9a-f]{64}$/.test(one)) ?? '';
    const path = join(profile, 'library', name);
    rmSync(path);
    mkdirSync(join(path, 'held'), { recursive: true });
    return path;
  };

  it('keeps no reading from being sent, and is tried again', async () => {
    const batch = await claimAndDownload(one, 'Spring');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    await keep(batch.id, new Date(Date.now() + 500).toISOString());
    const path = blocked();
    await until(
      () => one.call('sync.now', {}),
      ({ problem }) => problem?.code === 'internal',
    );
    expect((await one.call('sync.outbox', {})).rows.map(({ state }) => state)).toEqual(['accepted']);
    expect((await batchNamed(one, 'Spring')).removedAt).toBeNull();
    expect(removals()).toEqual([]);
    rmSync(path, { recursive: true });
    expect((await one.call('sync.now', {})).problem).toBeNull();
    expect((await batchNamed(one, 'Spring')).removedAt).not.toBeNull();
    expect(removals()).toHaveLength(1);
  });

  it('is signed whole where the program was killed after the files were gone', async () => {
    const batch = await claimAndDownload(one, 'Spring');
    const files = new Set(inLibrary().map((name) => /[0-9a-f]{64}/.exec(name)?.[0]));
    await keep(batch.id, new Date(Date.now() + 3_000).toISOString());
    // The day is known, and has not come yet.
    await one.call('sync.now', {});
    expect(removals()).toEqual([]);
    await one.close();
    rmSync(join(profile, 'library'), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    one = openTestWorkstation({ profile });
    await one.call('sync.now', {});
    expect(new Set(removals().flatMap(({ payload }) => payload.files))).toEqual(files);
  });
});

describe('access that is withdrawn', () => {
  const withdraw = async () => {
    const { personId } = rowsOf('SELECT person_id AS personId FROM enrolment')[0] as { personId: string };
    const answer = await lead.post(`/v1/office/people/${personId}/withdrawal`, {
      reason: 'The laptop is gone.',
    });
    expect(answer.status).toBe(200);
  };

  it('empties the workstation at its next contact; its own readings stay, and what was not sent is held', async () => {
    const batch = await claimAndDownload(one, 'Spring');
    await claimAndDownload(one, 'Practice');
    const { sent } = await readSome(batch.id);
    const unsent = await openNext(one, batch.id);
    await scoreAll(one, unsent);
    await one.call('scoring.submit', { readingId: unsent.id });
    await withdraw();

    const status = await one.call('sync.now', {});
    expect(status.problem).toMatchObject({
      code: 'access_withdrawn',
      message: expect.stringContaining('The laptop is gone.'),
    });
    expect(inLibrary()).toEqual([]);
    expect(rowsOf('SELECT name FROM educators')).toEqual([]);
    expect(rowsOf('SELECT name FROM kept_answers')).toEqual([]);
    expect(removals().map(({ payload }) => [payload.batchId, payload.cause])).toEqual([
      [null, 'accessWithdrawn'],
    ]);
    const [holder] = await holdersOf(batch.id);
    expect(holder?.removed).toMatchObject({ cause: 'accessWithdrawn' });
    const { rows } = await one.call('sync.outbox', {});
    expect(rows.map(({ readingId, state }) => [readingId, state])).toEqual([
      [unsent.id, 'held'],
      [sent.id, 'accepted'],
    ]);
    const shown = await one.call('scoring.open', { batchId: batch.id, submissionId: sent.submission.id });
    expect(shown.feedback).toBe('Well asked.');

    // It stays so, also where nobody answers, and after a restart.
    await exchange.kill();
    expect((await one.call('sync.now', {})).problem?.code).toBe('access_withdrawn');
    await one.close();
    one = openTestWorkstation({ profile });
    expect((await one.call('sync.now', {})).problem?.code).toBe('access_withdrawn');
    expect(removals()).toHaveLength(1);
  });
});
