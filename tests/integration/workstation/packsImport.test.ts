import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leakScan } from '#electron/media/scrub/leakScan.ts';
import type { PackInMaking } from '#shared/contract/packs.ts';
import {
  handedInNames,
  phoneRecording,
  rosterLines,
  second,
  writeHandedIn,
} from '#tests/helpers/handedIn.ts';
import { withPacks } from '#tests/helpers/packsWorld.ts';
import { planted, zipped } from '#tests/helpers/plantedFiles.ts';
import { openTestWorkstation } from '#tests/helpers/workstation.ts';

const world = withPacks();
const draftOf = (packId: string) => world().lead.call('packs.draft', { packId });

describe('what educators handed in', () => {
  it('is sorted by the roster into submissions with titles that tell nothing, and nothing is copied', async () => {
    const { draft } = await draftOf(await world().imported());
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
    expect(existsSync(join(world().lead.profile, 'packs'))).toBe(false);
  });

  it('is the same in a ZIP of that world().folder, and where the roster itself is chosen', async () => {
    const archive = mkdtempSync(join(tmpdir(), 'rangefinder-zip-'));
    const names = readdirSync(world().folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    const files = names.map(
      (name) => [`handed in/${name}`, readFileSync(join(world().folder, name))] as const,
    );
    writeFileSync(join(archive, 'all.zip'), zipped(Object.fromEntries(files)));
    const shape = ({ draft }: PackInMaking) =>
      draft.submissions.map(({ educator, files: some }) => [
        educator,
        some.map(({ title, bytes }) => [title, bytes]),
      ]);
    const wanted = shape(await draftOf(await world().imported()));
    expect(shape(await draftOf(await world().imported(join(archive, 'all.zip'))))).toEqual(wanted);
    expect(shape(await draftOf(await world().imported(join(world().folder, 'roster.csv'))))).toEqual(wanted);
    rmSync(archive, { recursive: true });
  });

  it('without a roster is a submission for each world().folder, called as the folder is', async () => {
    const plain = mkdtempSync(join(tmpdir(), 'rangefinder-plain-'));
    await writeHandedIn(plain);
    rmSync(join(plain, 'roster.csv'));
    copyFileSync(phoneRecording, join(plain, 'loose.mov'));
    const { draft, obstacles } = await draftOf(await world().imported(plain));
    expect(draft.submissions.map(({ educator, files }) => [educator, files.length])).toEqual([
      ['', 1],
      ['Nwosu', 3],
      ['Rivera', 3],
    ]);
    expect(obstacles).toContainEqual({ kind: 'unnamed', count: 3 });
    const refused = await world().lead.problemOf('packs.make', { packId: draft.id });
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
    const refused = await world().lead.problemOf('packs.import', {
      ...world().subject,
      name: 'Bad',
      place: bad,
    });
    expect(refused.message).toMatch(message);
    expect(await world().lead.call('packs.drafts', {})).toEqual({ drafts: [] });
    rmSync(bad, { recursive: true });
  });

  it('is refused from a place that is not there, has nothing in it, or is something else', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'rangefinder-empty-'));
    const refusal = async (place: string) =>
      (await world().lead.problemOf('packs.import', { ...world().subject, name: 'Bad', place })).message;
    expect(await refusal(join(empty, 'gone'))).toMatch(/no folder or file/);
    expect(await refusal(empty)).toMatch(/no files/);
    writeFileSync(join(empty, 'roster.csv'), 'educator;file\nAnn;a.mov\n');
    expect(await refusal(empty)).toMatch(/no column “educator”, or none “file”/);
    expect(await refusal(phoneRecording)).toMatch(/neither a folder, nor a ZIP/);
    rmSync(join(empty, 'roster.csv'));
    mkdirSync(join(empty, 'Rivera'));
    for (let i = 0; i < 51; i++) writeFileSync(join(empty, 'Rivera', `note-${i}.txt`), 'a note');
    expect(await refusal(empty)).toMatch(/has 51 files, “Rivera\/note-0.txt” among them; it takes 50/);
    for (let i = 0; i < 101; i++) writeFileSync(join(empty, `essay-${i}.txt`), 'an essay');
    expect(await refusal(empty)).toMatch(/There are 102 submissions, and a pack takes 100/);
    writeFileSync(join(empty, 'broken.zip'), 'PK\u0003\u0004 and no more');
    expect(await refusal(join(empty, 'broken.zip'))).toMatch(/archive is damaged/);
    rmSync(empty, { recursive: true });
  });

  it('is for leads', async () => {
    for (const role of ['auditor', 'assessor'] as const) {
      const other = await world().enrolled(role);
      const refused = await other.problemOf('packs.import', {
        ...world().subject,
        name: 'Mine',
        place: world().folder,
      });
      expect(refused.code).toBe('not_allowed');
      expect((await other.problemOf('packs.drafts', {})).code).toBe('not_allowed');
      await other.close();
    }
  });
});

describe('the vault', () => {
  it('keeps the names where nobody without its key reads them, and they are there after a start', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'rangefinder-vault-'));
    await world().lead.close();
    world().lead = await world().enrolled('lead', profile);
    const packId = await world().imported();
    const report = await leakScan({
      place: profile,
      identifiers: { all: handedInNames },
      options: { ffmpegPath: '' },
    });
    expect(report.found).toEqual([]);
    expect(world().lead.log.join('\n')).not.toMatch(/Rivera|Nwosu/);
    await world().lead.close();
    world().lead = openTestWorkstation({ profile });
    expect((await draftOf(packId)).draft.submissions[0]?.educator).toBe(planted.educator);
    await world().lead.close();

    const secrets = join(profile, 'device.key');
    const { vaultKey: _, ...others } = JSON.parse(readFileSync(secrets, 'utf8')) as Record<string, unknown>;
    writeFileSync(secrets, JSON.stringify(others));
    world().lead = openTestWorkstation({ profile });
    const refused = await world().lead.problemOf('packs.drafts', {});
    expect(refused).toMatchObject({ code: 'profile_damaged', message: expect.stringMatching(/vault/) });
    await world().lead.close();
    world().lead = openTestWorkstation();
    rmSync(profile, { recursive: true });
  });

  it('is beside what was being made when the program died, and that is gone at the next start', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'rangefinder-died-'));
    const left = join(profile, 'packs', 'some-pack', '.work-abc');
    mkdirSync(left, { recursive: true });
    copyFileSync(phoneRecording, join(left, 'source.mov'));
    const one = openTestWorkstation({ profile });
    expect(readdirSync(join(profile, 'packs', 'some-pack'))).toEqual([]);
    await one.close();
    rmSync(profile, { recursive: true });
  });
});
