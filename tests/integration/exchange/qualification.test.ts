import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { ResultList, SubmissionRecord } from '#shared/exchange/agreement.ts';
import { Standings } from '#shared/exchange/ladder.ts';
import { startExchange } from '#tests/helpers/exchange.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseKinds } from '#tests/helpers/exchangeWorld.ts';
import {
  ladderOf,
  levelIn,
  readingAt,
  readSet,
  writeQualificationProgramme,
} from '#tests/helpers/qualificationProgramme.ts';
import {
  listed as batchesOf,
  newsOf,
  pushed,
  type QualificationWorld,
  withProgramme,
} from '#tests/helpers/qualificationWorld.ts';

const listed = async (reader: ExchangeReader) => (await batchesOf(reader)).map(({ name }) => name);
const dayMs = 86_400_000;

describe.each(databaseKinds)('qualification by the default rule, on the %s database', (kind) => {
  const world = withProgramme(kind, {});
  const enrol: QualificationWorld['enrol'] = (...asked) => world().enrol(...asked);

  it('hands out one set after the other, and certifies with the second from its last signature on', async () => {
    const reader = await enrol();
    expect(await listed(reader)).toEqual(['Window', 'Set 1']);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'open', attempt: 1, set: 1, finished: [] });
    const first = await readSet(reader, 'Set 1');
    expect(await pushed(reader, first.events)).toEqual(['accepted', 'accepted']);
    expect(await listed(reader)).toEqual(['Window', 'Set 1', 'Set 2']);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'open', attempt: 1, set: 2, certification: null });

    const second = await readSet(reader, 'Set 2');
    await reader.push(second.events);
    const ladder = await ladderOf(reader);
    const last = second.events.at(-1)?.at ?? '';
    const inAYear = new Date(last);
    inAYear.setUTCFullYear(inAYear.getUTCFullYear() + 1);
    expect(ladder).toMatchObject({
      stage: 'certified',
      certification: {
        source: 'qualification',
        validFrom: new Date(last).toISOString(),
        validUntil: inAYear.toISOString(),
        agreement: { scores: 8, exact: 8, adjacent: 8, kappa: [1, 1] },
      },
    });
    expect(ladder.finished.map(({ name, outcome }) => [name, outcome.passed])).toEqual([
      ['Set 1', true],
      ['Set 2', true],
    ]);
    expect(await listed(reader)).toEqual(['Window', 'Set 1', 'Set 2']);
  });

  it('lets held readings count once they are qualified for, and tells so', async () => {
    const reader = await enrol();
    const window = await reader.claim('Window');
    const events = window.submissions.map((submission) =>
      readingAt(reader, window, { submission, level: 2 }),
    );
    expect(await pushed(reader, events)).toEqual(['not_certified', 'not_certified']);
    expect(await ladderOf(reader)).toMatchObject({ held: 2, stage: 'open' });
    for (const name of ['Set 1', 'Set 2']) {
      await listed(reader);
      await reader.push((await readSet(reader, name)).events);
    }
    expect(await ladderOf(reader)).toMatchObject({ held: 0, stage: 'certified' });
    const receipts = (await newsOf(reader)).filter((item) => item.type === 'receipt');
    for (const { eventId } of events)
      expect(receipts.filter((one) => one.eventId === eventId).map(({ verdict }) => verdict)).toEqual([
        'held',
        'accepted',
      ]);
  });

  it('tells nothing of a set before all of it is read, and all of it then', async () => {
    const reader = await enrol();
    await listed(reader);
    const { manifest, events } = await readSet(reader, 'Set 1', 2);
    await reader.push(events.slice(0, 1));
    const consensus = async () => (await newsOf(reader)).filter((item) => item.type === 'consensus');
    expect(await consensus()).toEqual([]);
    expect((await ladderOf(reader)).finished).toEqual([]);
    await reader.push(events.slice(1));
    const known = await consensus();
    expect(known.map(({ readingId }) => readingId).toSorted()).toEqual(
      events.map(({ payload }) => payload.readingId).toSorted(),
    );
    const levels = await Promise.all(manifest.submissions.map((one) => levelIn(reader, one)));
    const given = known.map(({ scores }) =>
      manifest.rubric.criteria[0]?.levels.findIndex(({ id }) => id === scores[0]?.levelId),
    );
    expect(given.map((place = -1) => place + 1).toSorted()).toEqual(levels.toSorted());
  });

  it('makes one wait after a failed set, and hands out no other meanwhile', async () => {
    const reader = await enrol();
    await listed(reader);
    const { events } = await readSet(reader, 'Set 1', 2);
    await reader.push(events);
    const ladder = await ladderOf(reader);
    const last = Math.max(...events.map(({ at }) => Date.parse(at)));
    expect(ladder).toMatchObject({
      stage: 'coolingDown',
      attempt: 2,
      set: 1,
      notBefore: new Date(last + 7 * dayMs).toISOString(),
      certification: null,
    });
    expect(ladder.finished[0]?.outcome).toMatchObject({ passed: false, scores: 4, exact: 0, adjacent: 2 });
    expect(await listed(reader)).toEqual(['Window', 'Set 1']);
  });

  it('counts a reading that was replaced before the set was finished, and none afterwards', async () => {
    const reader = await enrol();
    await listed(reader);
    const manifest = await reader.claim('Set 1');
    const [first, second] = manifest.submissions;
    if (!first || !second) throw new Error('a set of two');
    const wrong = readingAt(reader, manifest, { submission: first, level: 4 });
    const right = readingAt(reader, manifest, {
      submission: first,
      level: await levelIn(reader, first),
      supersedes: wrong.payload.readingId,
    });
    const other = readingAt(reader, manifest, { submission: second, level: await levelIn(reader, second) });
    expect(await pushed(reader, [wrong, right, other])).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await ladderOf(reader)).finished[0]?.outcome).toMatchObject({ passed: true, exact: 4 });
    const late = readingAt(reader, manifest, {
      submission: second,
      level: 1,
      supersedes: other.payload.readingId,
    });
    expect(await pushed(reader, [late])).toEqual(['set_finished']);
    expect((await ladderOf(reader)).finished[0]?.outcome).toMatchObject({ passed: true, exact: 4 });
  });

  it('judges a set once, however often its readings are sent', async () => {
    const reader = await enrol();
    await listed(reader);
    const { events } = await readSet(reader, 'Set 1');
    await reader.push(events);
    expect(await pushed(reader, events)).toEqual(['duplicate', 'duplicate']);
    expect((await ladderOf(reader)).finished).toHaveLength(1);
  });

  it('takes no reading of a set from whom it was not handed to', async () => {
    const owner = await enrol();
    await listed(owner);
    const manifest = await owner.claim('Set 1');
    const stranger = await enrol();
    const [submission] = manifest.submissions;
    if (!submission) throw new Error('a set of two');
    const event = readingAt(stranger, manifest, { submission, level: 1 });
    expect(await pushed(stranger, [event])).toEqual(['batch_not_claimed']);
  });

  it('shows leads and auditors where everybody stands, and nobody else', async () => {
    const [passing, waiting, vouched] = [await enrol(), await enrol(), await enrol(true)];
    await listed(passing);
    const { manifest, events } = await readSet(passing, 'Set 1');
    await passing.push(events);
    await listed(passing);
    await passing.push((await readSet(passing, 'Set 2')).events);
    const subject = `microCredential=${manifest.microCredential.id}&rubric=${manifest.rubricHash}`;
    await listed(waiting);
    await waiting.push((await readSet(waiting, 'Set 1', 2)).events);
    const auditor = await enrol(false, 'auditor');
    const ask = (reader: ExchangeReader) => reader.get(`/v1/agreement/qualifications?${subject}`);
    const { readers } = Standings.parse(await (await ask(auditor)).json());
    const of = (reader: ExchangeReader) => readers.find((one) => one.reader === reader.enrolled.pseudonym);
    expect(of(passing)).toMatchObject({
      stage: 'certified',
      certification: { source: 'qualification', agreement: { scores: 8, exact: 8 } },
    });
    expect(of(waiting)).toMatchObject({ stage: 'coolingDown', attempt: 2, certification: null });
    expect(of(vouched)).toMatchObject({ stage: 'certified', certification: { agreement: null } });
    expect(readers.some(({ reader }) => reader === auditor.enrolled.pseudonym)).toBe(false);
    expect((await ask(passing)).status).toBe(403);
    const elsewhere = await auditor.get(
      `/v1/agreement/qualifications?microCredential=${manifest.id}&rubric=${manifest.rubricHash}`,
    );
    expect(elsewhere.status).toBe(404);
  });

  it('says of every result by what right each of its readings counts', async () => {
    const [late, vouched] = [await enrol(), await enrol(true)];
    const readWindow = async (reader: ExchangeReader) => {
      const window = await reader.claim('Window');
      await reader.push(
        window.submissions.map((submission) => readingAt(reader, window, { submission, level: 2 })),
      );
      return window;
    };
    const window = await readWindow(late);
    await readWindow(vouched);
    for (const name of ['Set 1', 'Set 2']) {
      await listed(late);
      await late.push((await readSet(late, name)).events);
    }
    const auditor = await enrol(false, 'auditor');
    const subject = `microCredential=${window.microCredential.id}&rubric=${window.rubricHash}`;
    const { results } = ResultList.parse(await (await auditor.get(`/v1/results?${subject}`)).json());
    expect(results).toHaveLength(2);
    const certified = (await ladderOf(late)).certification;
    for (const { submissionId, readers, authorities } of results) {
      const of = (reader: ExchangeReader) => authorities[readers.indexOf(reader.enrolled.pseudonym)];
      expect(of(late)).toEqual({
        source: 'qualification',
        validFrom: certified?.validFrom,
        validUntil: certified?.validUntil,
        released: true,
      });
      expect(of(vouched)).toMatchObject({ source: 'external qualification', released: false });
      const record = SubmissionRecord.parse(
        await (await auditor.get(`/v1/agreement/submissions/${submissionId}`)).json(),
      );
      for (const { reader, authority } of record.readings)
        expect(authority).toEqual(authorities[readers.indexOf(reader)]);
    }
  });

  it('asks nothing of who is certified from elsewhere', async () => {
    const reader = await enrol(true);
    expect(await listed(reader)).toEqual(['Window']);
    expect(await ladderOf(reader)).toMatchObject({
      stage: 'certified',
      certification: { source: 'external qualification', agreement: null },
    });
  });
});

describe('qualification where nobody has to wait', () => {
  const world = withProgramme('embedded', { rule: { coolDownDays: 0, lockOutDays: 1 } });
  const enrol: QualificationWorld['enrol'] = (...asked) => world().enrol(...asked);

  it('begins a second attempt with sets that were not seen, and locks out after it', async () => {
    const reader = await enrol();
    await listed(reader);
    await reader.push((await readSet(reader, 'Set 1')).events);
    await listed(reader);
    await reader.push((await readSet(reader, 'Set 2', 2)).events);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'open', attempt: 2, set: 1 });
    expect(await listed(reader)).toEqual(['Window', 'Set 1', 'Set 2', 'Set 3']);
    await reader.push((await readSet(reader, 'Set 3', 2)).events);
    expect(await ladderOf(reader)).toMatchObject({ stage: 'lockedOut', attempt: 1 });
    expect(await listed(reader)).toEqual(['Window', 'Set 1', 'Set 2', 'Set 3']);
  });

  it('takes a clock that is ahead for the moment its reading came, and one that is behind for when the set was handed out', async () => {
    const before = Date.now();
    for (const yearsAhead of [3, -3]) {
      const reader = await enrol();
      for (const name of ['Set 1', 'Set 2']) {
        await listed(reader);
        const manifest = await reader.claim(name);
        const events = [];
        for (const submission of manifest.submissions) {
          const level = await levelIn(reader, submission);
          events.push(
            readingAt(reader, manifest, { submission, level, clockAheadMs: yearsAhead * 365 * dayMs }),
          );
        }
        await reader.push(events);
      }
      const { stage, certification } = await ladderOf(reader);
      expect(stage).toBe('certified');
      const from = Date.parse(certification?.validFrom ?? '');
      expect(from).toBeGreaterThanOrEqual(before - 1);
      expect(from).toBeLessThanOrEqual(Date.now());
    }
  });
});

describe('a programme with sets for qualification', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const refused = async (change: (file: ProgrammeFile) => void) => {
    const file = ProgrammeFile.parse(writeQualificationProgramme(folder));
    change(file);
    writeFileSync(join(folder, 'programme.json'), JSON.stringify(file));
    await expect(startExchange({ seed: 'sample', sampleDir: folder })).rejects.toThrow();
    const { success, error } = ProgrammeFile.safeParse(
      JSON.parse(readFileSync(join(folder, 'programme.json'), 'utf8')),
    );
    expect(success).toBe(false);
    return error?.issues[0]?.message;
  };

  it('is refused where a set lacks a consensus', async () => {
    const message = await refused((file) => file.anchors.pop());
    expect(message).toBe(
      'the qualification set “Set 4” has a submission without an anchor: add its consensus, or take it out',
    );
  });

  it('is refused where what qualifies is met elsewhere', async () => {
    const message = await refused(({ batches }) => {
      batches[0]?.submissionIds.push(batches[1]?.submissionIds[0] ?? '');
    });
    expect(message).toBe(
      'the qualification set “Set 1” shares a submission with another batch: give each its own',
    );
  });
});
