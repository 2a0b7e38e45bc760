import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SaidInSession } from '#shared/contract/calibration.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Session, SessionSubmission } from '#shared/exchange/calibration.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload, edit, openNext } from '#tests/helpers/workstationScoring.ts';

let folder: string;
let data: string;
let exchange: RunningExchange;
let lead: TestWorkstation;
let ann: TestWorkstation;
let ben: TestWorkstation;

async function enrolled(role: Role): Promise<TestWorkstation> {
  const one = openTestWorkstation();
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code: await exchange.enrolCode(role) });
  return one;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  writeQualificationProgramme(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// Whoever was enrolled before is there to be chosen: each test has an exchange of its own.
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'rangefinder-office-'));
  exchange = await startExchange({ data, seed: 'sample', sampleDir: folder });
  [lead, ann, ben] = [await enrolled('lead'), await enrolled('reviewer'), await enrolled('assessor')];
});
afterEach(async () => {
  await Promise.all([lead.close(), ann.close(), ben.close()]);
  await exchange.stop();
  rmSync(data, { recursive: true, force: true });
});

const name = 'Range finding';

/** Opens a session with everybody who scores, over everything that can be chosen. */
async function openSession(): Promise<string> {
  const { subjects } = await lead.call('agreement.subjects', {});
  const [subject] = subjects;
  if (!subject) throw new Error('nothing to open a session about');
  const { microCredentialId, rubricHash } = subject;
  const { submissions, people } = await lead.call('calibration.choices', { microCredentialId });
  const { id } = await lead.call('calibration.open', {
    ...{ name, microCredentialId, rubricHash, dueAt: null },
    submissionIds: submissions.map((one) => one.id),
    personIds: people.flatMap(({ id, role }) => (role === 'lead' ? [] : [id])),
  });
  return id;
}

/** Scores everything of the session at one level, counted from 0. */
async function scoreAll(one: TestWorkstation, level: number): Promise<string> {
  await one.call('sync.now', {});
  const { id: batchId } = await claimAndDownload(one, name);
  for (let i = 0; i < 2; i++) await scoreNext(one, batchId, level);
  return batchId;
}

async function scoreNext(one: TestWorkstation, batchId: string, level: number): Promise<void> {
  const reading = await openNext(one, batchId);
  for (const { id: criterionId, levels } of reading.rubric.criteria) {
    const score = { criterionId, levelId: levels[level]?.id ?? null, noEvidence: true, rationale: '' };
    await edit(one, reading.id, { kind: 'score', score });
  }
  await one.call('scoring.submit', { readingId: reading.id });
  await one.call('sync.now', {});
}

const seen = async (one: TestWorkstation, sessionId: string) =>
  await one.call('calibration.session', { sessionId });

function consensusOf({ rubric }: Session, { evidence }: SessionSubmission): SaidInSession {
  const span = { kind: 'text' as const, evidenceId: evidence[0]?.id ?? '', start: 0, end: 6 };
  return {
    ...{ kind: 'consensus', replaces: null, rationale: 'The text says so.' },
    scores: rubric.criteria.map(({ id, levels }, i) => {
      return { criterionId: id, levelId: levels[1]?.id ?? '', noEvidence: i > 0, rationale: '' };
    }),
    annotations: [
      { id: newId(), span, criterionIds: [rubric.criteria[0]?.id ?? ''], levelId: null, note: '' },
    ],
  };
}

describe('a calibration session on the workstations', () => {
  it('goes from open to signed consensus, one of the reviewers offline in the middle', async () => {
    const id = await openSession();
    await scoreAll(ann, 1);
    expect((await lead.problemOf('calibration.reveal', { sessionId: id, despite: false })).message).toContain(
      '1 of 2',
    );
    await scoreAll(ben, 2);
    expect((await seen(ann, id)).session.submissions.flatMap(({ readings }) => readings)).toEqual([]);
    await lead.call('calibration.reveal', { sessionId: id, despite: false });
    const shown = await seen(ann, id);
    expect(shown.session.submissions.map(({ readings }) => readings.length)).toEqual([2, 2]);
    const [mine] = shown.session.submissions;
    if (!mine) throw new Error('no submission');

    // The exchange goes away: what is said waits, and what was seen last can be read on.
    const port = Number(new URL(exchange.url).port);
    await exchange.stop();
    const note: SaidInSession = { kind: 'note', criterionId: null, span: null, text: 'Read the end again.' };
    await ann.call('calibration.say', { sessionId: id, submissionId: mine.id, said: note });
    const scores = shown.session.rubric.criteria.map(({ id: criterionId, levels }) => ({
      criterionId,
      levelId: levels[1]?.id ?? '',
    }));
    await ann.call('calibration.say', {
      sessionId: id,
      submissionId: mine.id,
      said: { kind: 'vote', scores },
    });
    const away = await seen(ann, id);
    expect(away).toMatchObject({ offline: true, session: { stage: 'revealed' } });
    expect(away.unsent.map(({ said, refused }) => [said.kind, refused])).toEqual([
      ['note', null],
      ['vote', null],
    ]);
    exchange = await startExchange({ data, port });
    await ann.call('sync.now', {});
    const back = await seen(ann, id);
    expect(back).toMatchObject({ offline: false, unsent: [] });
    const asLead = (await seen(lead, id)).session;
    const talkedAbout = asLead.submissions.find(({ notes }) => notes.length > 0);
    expect(talkedAbout?.notes[0]).toMatchObject({ text: 'Read the end again.', lead: false });
    expect(talkedAbout?.votes).toHaveLength(1);

    for (const submission of asLead.submissions) {
      const said = consensusOf(asLead, submission);
      await lead.call('calibration.say', { sessionId: id, submissionId: submission.id, said });
    }
    await lead.call('sync.now', {});
    await lead.call('calibration.close', { sessionId: id });
    const end = (await seen(ben, id)).session;
    expect(end.stage).toBe('closed');
    expect(end.submissions.map(({ consensus }) => consensus?.rationale)).toEqual([
      'The text says so.',
      'The text says so.',
    ]);
    // Signed: the log holds it, and every signature in it is good.
    const { rows, faults } = await lead.call('agreement.trail', {});
    expect(faults).toBe(0);
    expect(rows.filter(({ type }) => type === 'calibration.settled')).toHaveLength(2);
  });

  it('lets nobody read on who was shown what the others gave, not even a draft', async () => {
    const id = await openSession();
    await scoreAll(ann, 1);
    await ben.call('sync.now', {});
    const { id: batchId } = await claimAndDownload(ben, name);
    await scoreNext(ben, batchId, 2);
    const draft = await openNext(ben, batchId);
    expect(draft.revisable).toBe(true);
    await lead.call('calibration.reveal', { sessionId: id, despite: true });
    // Not shown yet: still blind, and still open.
    expect((await ben.call('scoring.open', { batchId, submissionId: draft.submission.id })).revisable).toBe(
      true,
    );
    await seen(ben, id);
    const after = await ben.call('scoring.open', { batchId, submissionId: draft.submission.id });
    expect(after.revisable).toBe(false);
    const { code, message } = await ben.problemOf('scoring.submit', { readingId: draft.id });
    expect(code).toBe('not_allowed');
    expect(message).toContain('blind');
  });

  it('tells whoever follows it, shows who is there, and lets go of who does not ask any more', async () => {
    const id = await openSession();
    await ann.call('calibration.follow', { sessionId: id });
    await ben.until('calibration.session', { sessionId: id }, ({ session }) =>
      session.members.some(({ present, self }) => present && !self),
    );
    const changes = () => ann.events.filter(({ name: told }) => told === 'calibration.changed').length;
    await ann.until('calibration.follow', { sessionId: id }, ({ live }) => live);
    const before = changes();
    await scoreAll(ben, 1);
    await expect.poll(changes).toBeGreaterThan(before);
    await ann.close();
    await ben.until('calibration.session', { sessionId: id }, ({ session }) =>
      session.members.every(({ present }) => !present),
    );
    ann = await enrolled('reviewer');
  });

  it('says why something said was not taken in, and keeps it', async () => {
    const id = await openSession();
    await scoreAll(ann, 1);
    await lead.call('calibration.reveal', { sessionId: id, despite: true });
    const [mine] = (await seen(ann, id)).session.submissions;
    const port = Number(new URL(exchange.url).port);
    await exchange.stop();
    const said: SaidInSession = { kind: 'note', criterionId: null, span: null, text: 'Too late.' };
    await ann.call('calibration.say', { sessionId: id, submissionId: mine?.id ?? '', said });
    exchange = await startExchange({ data, port });
    await lead.call('calibration.close', { sessionId: id });
    await ann.call('sync.now', {});
    const { unsent } = await seen(ann, id);
    expect(unsent).toMatchObject([{ said: { text: 'Too late.' } }]);
    expect(unsent[0]?.refused).toContain('between its reveal and its end');
  });

  it('is opened and led by leads alone, and never over a qualification set', async () => {
    const id = await openSession();
    const { code } = await ann.problemOf('calibration.reveal', { sessionId: id, despite: true });
    expect(code).toBe('not_allowed');
    const { subjects } = await lead.call('agreement.subjects', {});
    const [subject] = subjects;
    const set = subject?.batches.find(({ kind }) => kind === 'qualification');
    if (!subject || !set) throw new Error('no set');
    const { microCredentialId, rubricHash } = subject;
    const { people } = await lead.call('calibration.choices', { microCredentialId });
    const wish = { name, microCredentialId, rubricHash, dueAt: null, submissionIds: set.submissionIds };
    const refused = await lead.problemOf('calibration.open', {
      ...wish,
      personIds: people.flatMap(({ id, role }) => (role === 'lead' ? [] : [id])),
    });
    expect(refused.message).toContain('qualification set');
  });
});
