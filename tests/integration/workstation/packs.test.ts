import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leakScan } from '#electron/media/scrub/leakScan.ts';
import type { PackInMaking } from '#shared/contract/packs.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import {
  handedInNames,
  phoneRecording,
  rosterLines,
  second,
  writeHandedIn,
} from '#tests/helpers/handedIn.ts';
import { planted, zipped } from '#tests/helpers/plantedFiles.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';

let exchange: RunningExchange;
let folder: string;
let subject: SubjectKey;
let lead: TestWorkstation;

async function enrolled(role: 'lead' | 'auditor' | 'assessor', profile?: string): Promise<TestWorkstation> {
  const one = openTestWorkstation(profile === undefined ? {} : { profile });
  await one.call('enrolment.enrol', {
    exchangeUrl: exchange.url,
    code: await exchange.enrolCode(role, { certified: true }),
  });
  return one;
}

beforeAll(async () => {
  exchange = await startExchange({ seed: 'sample' });
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-handed-in-'));
  await writeHandedIn(folder);
});
afterAll(async () => {
  await exchange.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  lead = await enrolled('lead');
  const [first] = (await lead.call('agreement.subjects', {})).subjects;
  if (!first) throw new Error('no subject');
  subject = { microCredentialId: first.microCredentialId, rubricHash: first.rubricHash };
});
afterEach(async () => {
  await lead.close();
});

const imported = async (place = folder, name = 'Autumn') =>
  (await lead.call('packs.import', { ...subject, name, place })).packId;
const draftOf = (packId: string) => lead.call('packs.draft', { packId });
const settled = () => lead.until('packs.work', {}, ({ work }) => work === null);

/** Makes it, and waits until that is over. */
async function made(packId: string): Promise<PackInMaking> {
  await lead.call('packs.make', { packId });
  await settled();
  return await draftOf(packId);
}

const stateOf = ({ draft, files }: PackInMaking, ending: string) => {
  const file = draft.submissions.flatMap((one) => one.files).find(({ name }) => name.endsWith(ending));
  return files[file?.id ?? ''];
};

describe('what educators handed in', () => {
  it('is sorted by the roster into submissions with titles that tell nothing, and nothing is copied', async () => {
    const { draft } = await draftOf(await imported());
    expect(draft.submissions).toMatchObject([
      { educator: planted.educator, school: planted.school, reference: planted.id },
      { educator: second.educator, school: second.school, reference: second.id },
    ]);
    const [one, two] = draft.submissions;
    expect(one?.words).toEqual([planted.student, 'Maya']);
    expect(one?.files.map(({ role, title }) => [role, title])).toEqual([
      ['video', 'Classroom video'],
      ['captions', 'Captions 1'],
      ['document', 'Lesson plan'],
    ]);
    expect(one?.files[1]?.captionsOf).toBe(one?.files[0]?.id);
    expect(two?.files.map(({ title }) => title)).toEqual(['Image 1', 'Notes']);
    expect(draft.leftOut).toEqual([
      { name: 'Nwosu/plan.pages', why: 'Files of this kind are not taken.' },
      { name: 'Nwosu/plan.docx', why: 'The roster does not name it.' },
    ]);
    expect(existsSync(join(lead.profile, 'packs'))).toBe(false);
  });

  it('is the same in a ZIP of that folder, and where the roster itself is chosen', async () => {
    const archive = mkdtempSync(join(tmpdir(), 'rangefinder-zip-'));
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    const files = names.map((name) => [`handed in/${name}`, readFileSync(join(folder, name))] as const);
    writeFileSync(join(archive, 'all.zip'), zipped(Object.fromEntries(files)));
    const shape = ({ draft }: PackInMaking) =>
      draft.submissions.map(({ educator, files: some }) => [
        educator,
        some.map(({ title, bytes }) => [title, bytes]),
      ]);
    const wanted = shape(await draftOf(await imported()));
    expect(shape(await draftOf(await imported(join(archive, 'all.zip'))))).toEqual(wanted);
    expect(shape(await draftOf(await imported(join(folder, 'roster.csv'))))).toEqual(wanted);
    rmSync(archive, { recursive: true });
  });

  it('without a roster is a submission for each folder, called as the folder is', async () => {
    const plain = mkdtempSync(join(tmpdir(), 'rangefinder-plain-'));
    await writeHandedIn(plain);
    rmSync(join(plain, 'roster.csv'));
    copyFileSync(phoneRecording, join(plain, 'loose.mov'));
    const { draft, obstacles } = await draftOf(await imported(plain));
    expect(draft.submissions.map(({ educator, files }) => [educator, files.length])).toEqual([
      ['', 1],
      ['Nwosu', 3],
      ['Rivera', 3],
    ]);
    expect(obstacles).toContainEqual({ kind: 'unnamed', count: 3 });
    const refused = await lead.problemOf('packs.make', { packId: draft.id });
    expect(refused.message).toMatch(/neither an educator/);
    rmSync(plain, { recursive: true });
  });

  it.each([
    ['a file that is not there', `${rosterLines[0]}\nAnn Other,School,1,gone.mov,,`, /line 3, “gone.mov”/],
    ['a file twice', `${rosterLines[0]}\nAnn Other,School,1,Rivera/lesson.mov,,`, /twice, in lines 2 and 3/],
    ['nobody for a file', ',School,1,Rivera/lesson.mov,,', /line 2: the educator is missing/],
    ['a file outside', 'Ann Other,School,1,../../etc/passwd,,', /line 2, “\.\.\/\.\.\/etc\/passwd”/],
  ])('is refused with a roster that names %s', async (_, rows, message) => {
    const bad = mkdtempSync(join(tmpdir(), 'rangefinder-bad-'));
    await writeHandedIn(bad, [rows]);
    const refused = await lead.problemOf('packs.import', { ...subject, name: 'Bad', place: bad });
    expect(refused.message).toMatch(message);
    expect(await lead.call('packs.drafts', {})).toEqual({ drafts: [] });
    rmSync(bad, { recursive: true });
  });

  it('is refused from a place that is not there, has nothing in it, or is something else', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'rangefinder-empty-'));
    const refusal = async (place: string) =>
      (await lead.problemOf('packs.import', { ...subject, name: 'Bad', place })).message;
    expect(await refusal(join(empty, 'gone'))).toMatch(/no folder or file/);
    expect(await refusal(empty)).toMatch(/no files/);
    writeFileSync(join(empty, 'roster.csv'), 'educator;file\nAnn;a.mov\n');
    expect(await refusal(empty)).toMatch(/no column “educator”, or none “file”/);
    expect(await refusal(phoneRecording)).toMatch(/neither a folder, nor a ZIP/);
    writeFileSync(join(empty, 'broken.zip'), 'PK\u0003\u0004 and no more');
    expect(await refusal(join(empty, 'broken.zip'))).toMatch(/archive is damaged/);
    rmSync(empty, { recursive: true });
  });

  it('is for leads', async () => {
    for (const role of ['auditor', 'assessor'] as const) {
      const other = await enrolled(role);
      const refused = await other.problemOf('packs.import', { ...subject, name: 'Mine', place: folder });
      expect(refused.code).toBe('not_allowed');
      expect((await other.problemOf('packs.drafts', {})).code).toBe('not_allowed');
      await other.close();
    }
  });
});

describe('the vault', () => {
  it('keeps the names where nobody without its key reads them, and they are there after a start', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'rangefinder-vault-'));
    await lead.close();
    lead = await enrolled('lead', profile);
    const packId = await imported();
    const report = await leakScan({
      place: profile,
      identifiers: { all: handedInNames },
      options: { ffmpegPath: '' },
    });
    expect(report.found).toEqual([]);
    expect(lead.log.join('\n')).not.toMatch(/Rivera|Nwosu/);
    await lead.close();
    lead = openTestWorkstation({ profile });
    expect((await draftOf(packId)).draft.submissions[0]?.educator).toBe(planted.educator);
    await lead.close();

    const secrets = join(profile, 'secrets.json');
    const { vaultKey: _, ...others } = JSON.parse(readFileSync(secrets, 'utf8')) as Record<string, unknown>;
    writeFileSync(secrets, JSON.stringify(others));
    lead = openTestWorkstation({ profile });
    const refused = await lead.problemOf('packs.drafts', {});
    expect(refused).toMatchObject({ code: 'profile_damaged', message: expect.stringMatching(/vault/) });
    await lead.close();
    lead = openTestWorkstation();
    rmSync(profile, { recursive: true });
  });

  it('forgets a pack with all that was made of it', async () => {
    const packId = await imported();
    await made(packId);
    expect(readdirSync(join(lead.profile, 'packs', packId))).not.toEqual([]);
    await lead.call('packs.forget', { packId });
    expect(existsSync(join(lead.profile, 'packs', packId))).toBe(false);
    expect(await lead.call('packs.drafts', {})).toEqual({ drafts: [] });
    expect(existsSync(phoneRecording)).toBe(true);
  });
});

describe('the files of a pack', () => {
  it('are made and proved, then searched together: what tells of another submission is found there', async () => {
    const packId = await imported();
    const before = readFileSync(join(folder, 'Rivera', 'lesson.mov'));
    const first = await made(packId);
    expect(Object.values(first.files).map(({ state }) => state)).toEqual(Array(5).fill('made'));
    expect(readFileSync(join(folder, 'Rivera', 'lesson.mov')).equals(before)).toBe(true);
    // The second educator's notes name the first, and so does her photograph.
    expect(first.obstacles).toEqual([{ kind: 'found', count: first.searching?.found.length }]);
    expect(new Set(first.searching?.found.map(({ identifier }) => identifier))).toContain(planted.educator);

    const [one] = first.draft.submissions;
    const change = { kind: 'pack' as const, name: 'Autumn', words: [...handedInNames] };
    await lead.call('packs.change', { packId, change });
    const stale = await draftOf(packId);
    expect(new Set(Object.values(stale.files).map(({ state }) => state))).toEqual(new Set(['stale']));
    const again = await made(packId);
    expect(again.obstacles).toEqual([]);
    expect(again.searching).toMatchObject({ found: [], unread: [], search: { files: 5, encodings: 11 } });

    const captions = join(lead.profile, 'packs', packId, `${one?.files[1]?.id}.vtt`);
    const text = readFileSync(captions, 'utf8');
    expect(text).toMatch(/^WEBVTT/);
    expect(text).toContain('Two fractions, and a number line.');
    expect(text).toMatch(/Ms █+: █+, what do you see/);
    const video = stateOf(again, 'lesson.mov');
    if (video?.state !== 'made') throw new Error('the recording is not made');
    expect(video.report.checks.length).toBeGreaterThan(2);
    expect(video.report.removed.map(({ what }) => what)).toContain('chapters');
  });

  it('that are ready stay ready when it is stopped, and it goes on from there', async () => {
    const packId = await imported();
    await lead.call('packs.make', { packId });
    await lead.until('packs.draft', { packId }, ({ files }) =>
      Object.values(files).some(({ state }) => state === 'made'),
    );
    await lead.call('packs.stop', {});
    const stopped = await draftOf(packId);
    const ready = Object.values(stopped.files).filter(({ state }) => state === 'made').length;
    expect(ready).toBeGreaterThan(0);
    expect(ready).toBeLessThan(5);
    expect(stopped.problem).toBeNull();
    const names = () => readdirSync(join(lead.profile, 'packs', packId));
    expect(names().filter((name) => name.startsWith('.'))).toEqual([]);
    const [kept] = names();
    const inode = (name: string | undefined) => readFileSync(join(lead.profile, 'packs', packId, name ?? ''));
    const bytes = inode(kept);
    await made(packId);
    expect(names()).toHaveLength(5);
    expect(inode(kept).equals(bytes)).toBe(true);
  });

  it('that cannot be cleaned are named with why, and the others are made', async () => {
    const bad = mkdtempSync(join(tmpdir(), 'rangefinder-broken-'));
    await writeHandedIn(bad);
    writeFileSync(join(bad, 'Rivera', 'lesson.mov'), readFileSync(phoneRecording).subarray(0, 90_000));
    const packId = await imported(bad);
    const after = await made(packId);
    expect(stateOf(after, 'lesson.mov')).toMatchObject({
      state: 'refused',
      problem: { remedy: expect.any(String) },
    });
    expect(stateOf(after, 'plan.pdf')).toMatchObject({ state: 'made' });
    expect(after.obstacles).toContainEqual({ kind: 'refused', count: 1 });
    expect((await lead.problemOf('packs.send', { packId })).message).toMatch(/not ready/);
    const file = after.draft.submissions[0]?.files[0];
    await lead.call('packs.change', { packId, change: { kind: 'file left out', fileId: file?.id ?? '' } });
    expect((await draftOf(packId)).draft.submissions[0]?.files.map(({ role }) => role)).toEqual(['document']);
    rmSync(bad, { recursive: true });
  });

  it('are not sent under a title that tells a name', async () => {
    const packId = await imported();
    const { draft } = await draftOf(packId);
    const fileId = draft.submissions[0]?.files[2]?.id ?? '';
    await lead.call('packs.change', {
      packId,
      change: { kind: 'title', fileId, title: 'Plan of Ms Rivera' },
    });
    expect((await draftOf(packId)).obstacles).toContainEqual({ kind: 'telling', count: 1 });
  });
});

describe('a pack that is sent', () => {
  async function sent(): Promise<PackInMaking> {
    const packId = await imported();
    await lead.call('packs.change', {
      packId,
      change: { kind: 'pack', name: 'Autumn', words: [...handedInNames] },
    });
    await made(packId);
    await lead.call('packs.send', { packId });
    await settled();
    return await draftOf(packId);
  }

  it('waits for a second person, who sees its files, and no name, and accepts it', async () => {
    const { draft, problem } = await sent();
    expect(problem).toBeNull();
    expect(draft.proposal).not.toBeNull();
    const locked = await lead.problemOf('packs.change', {
      packId: draft.id,
      change: { kind: 'pack', name: 'Other', words: [] },
    });
    expect(locked.message).toMatch(/was sent/);

    const other = await enrolled('auditor');
    const { packs } = await other.call('packs.list', subject);
    expect(packs.find(({ id }) => id === draft.proposeAs)).toMatchObject({
      own: false,
      files: 5,
      signed: null,
    });
    const record = await other.call('packs.record', { packId: draft.proposeAs });
    expect(JSON.stringify(record)).not.toMatch(/Rivera|Nwosu|Okafor|Birchwood|Lincoln/);
    const submissionId = record.manifest.submissions[0]?.id ?? '';
    const { ready } = await other.call('packs.bring', { packId: draft.proposeAs, submissionId });
    expect(ready).toHaveLength(3);
    expect(other.workstation.media(ready[0] ?? '')?.mediaType).toBe('video/mp4');

    const { digest, manifest } = record;
    const sign = {
      packId: draft.proposeAs,
      digest,
      rubricHash: manifest.rubricHash,
      verdict: 'accepted',
      note: '',
    } as const;
    await other.call('packs.sign', sign);
    expect(await other.call('sync.now', {})).toMatchObject({ waiting: 0, problem: null });
    expect((await other.call('packs.record', { packId: draft.proposeAs })).signed).not.toBeNull();
    const choices = await lead.call('office.choices', subject);
    const ids = manifest.submissions.map(({ id }) => id);
    expect(choices.submissions.filter(({ id }) => ids.includes(id))).toHaveLength(2);
    expect((await lead.problemOf('packs.reopen', { packId: draft.id })).message).toMatch(/not returned/);
    await other.close();
  });

  it('and returned is opened again, changed, and sent anew', async () => {
    const { draft } = await sent();
    const other = await enrolled('lead');
    const { digest, manifest } = await other.call('packs.record', { packId: draft.proposeAs });
    const { rubricHash } = manifest;
    const sign = { packId: draft.proposeAs, digest, rubricHash, verdict: 'returned', note: '' } as const;
    expect((await other.problemOf('packs.sign', sign)).message).toMatch(/needs a reason/);
    await other.call('packs.sign', { ...sign, note: 'A name is on the board.' });
    expect(await other.call('sync.now', {})).toMatchObject({ waiting: 0, problem: null });
    expect((await other.call('packs.record', { packId: draft.proposeAs })).signed).not.toBeNull();
    await lead.call('packs.reopen', { packId: draft.id });
    const submissionId = draft.submissions[1]?.id ?? '';
    await lead.call('packs.change', {
      packId: draft.id,
      change: { kind: 'submission left out', submissionId },
    });
    const again = await made(draft.id);
    expect(again.obstacles).toEqual([]);
    await lead.call('packs.send', { packId: draft.id });
    await settled();
    const { draft: anew } = await draftOf(draft.id);
    expect(anew.proposal).not.toBeNull();
    expect(anew.proposeAs).not.toBe(draft.proposeAs);
    await other.close();
  });
});
