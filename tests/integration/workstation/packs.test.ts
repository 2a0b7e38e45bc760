import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { handedInNames, phoneRecording, writeHandedIn } from '#tests/helpers/handedIn.ts';
import { withPacks } from '#tests/helpers/packsWorld.ts';
import { planted } from '#tests/helpers/plantedFiles.ts';
import { sealedIn } from '#tests/helpers/profileKey.ts';
import { bytesOfStored } from '#tests/helpers/storedBytes.ts';
import { openTestWorkstation } from '#tests/helpers/workstation.ts';

const world = withPacks();
const draftOf = (packId: string) => world().lead.call('packs.draft', { packId });

const settled = () => world().lead.until('packs.work', {}, ({ work }) => work === null);

/** Makes it, and waits until that is over. */
async function made(packId: string): Promise<PackInMaking> {
  await world().lead.call('packs.make', { packId });
  await settled();
  return await draftOf(packId);
}

const lookForNoFaces = (packId: string) =>
  world().lead.call('packs.change', { packId, change: { kind: 'faces', faces: 'notLookedFor' } });

const stateOf = ({ draft, files }: PackInMaking, ending: string) => {
  const file = draft.submissions.flatMap((one) => one.files).find(({ name }) => name.endsWith(ending));
  return files[file?.id ?? ''];
};

describe('the files of a pack', () => {
  it('are forgotten with it', async () => {
    const packId = await world().imported();
    await made(packId);
    expect(readdirSync(join(world().lead.profile, 'packs', packId))).not.toEqual([]);
    await world().lead.call('packs.forget', { packId });
    expect(existsSync(join(world().lead.profile, 'packs', packId))).toBe(false);
    expect(await world().lead.call('packs.drafts', {})).toEqual({ drafts: [] });
    expect(existsSync(phoneRecording)).toBe(true);
  });

  it('are made and proved, then searched together: what tells of another submission is found there', async () => {
    const packId = await world().imported();
    const before = readFileSync(join(world().folder, 'Rivera', 'lesson.mov'));
    const first = await made(packId);
    expect(Object.values(first.files).map(({ state }) => state)).toEqual(Array(5).fill('made'));
    expect(readFileSync(join(world().folder, 'Rivera', 'lesson.mov')).equals(before)).toBe(true);
    // The second educator's notes name the first, and so does her photograph.
    expect(first.obstacles).toEqual([
      { kind: 'faces', count: 1 },
      { kind: 'found', count: first.searching?.found.length },
    ]);
    expect(new Set(first.searching?.found.map(({ identifier }) => identifier))).toContain(planted.educator);

    const [one] = first.draft.submissions;
    const change = { kind: 'pack' as const, name: 'Autumn', words: [...handedInNames] };
    await world().lead.call('packs.change', { packId, change });
    const stale = await draftOf(packId);
    expect(new Set(Object.values(stale.files).map(({ state }) => state))).toEqual(new Set(['stale']));
    await lookForNoFaces(packId);
    const again = await made(packId);
    expect(again.obstacles).toEqual([]);
    expect(again.searching).toMatchObject({ found: [], unread: [], search: { files: 5, encodings: 11 } });

    const captions = sealedIn(world().lead.profile, 'packs', packId, `${one?.files[1]?.id}.vtt`);
    const text = (await bytesOfStored(captions)).toString('utf8');
    expect(text).toMatch(/^WEBVTT/);
    expect(text).toContain('Two fractions, and a number line.');
    expect(text).toMatch(/Ms █+: █+, what do you see/);
    const video = stateOf(again, 'lesson.mov');
    if (video?.state !== 'made') throw new Error('the recording is not made');
    expect(video.report.checks.length).toBeGreaterThan(2);
    expect(video.report.removed.map(({ what }) => what)).toContain('chapters');
  });

  it('that are ready stay ready when it is stopped, and it goes on from there', async () => {
    const packId = await world().imported();
    await world().lead.call('packs.make', { packId });
    await world().lead.until('packs.draft', { packId }, ({ files }) =>
      Object.values(files).some(({ state }) => state === 'made'),
    );
    await world().lead.call('packs.stop', {});
    const stopped = await draftOf(packId);
    const ready = Object.values(stopped.files).filter(({ state }) => state === 'made').length;
    expect(ready).toBeGreaterThan(0);
    expect(ready).toBeLessThan(5);
    expect(stopped.problem).toBeNull();
    const names = () => readdirSync(join(world().lead.profile, 'packs', packId));
    expect(names().filter((name) => name.startsWith('.'))).toEqual([]);
    const [kept] = names();
    const inode = (name: string | undefined) =>
      readFileSync(join(world().lead.profile, 'packs', packId, name ?? ''));
    const bytes = inode(kept);
    await made(packId);
    expect(names()).toHaveLength(5);
    expect(inode(kept).equals(bytes)).toBe(true);
  });

  it('that cannot be cleaned are named with why, and the others are made', async () => {
    const bad = mkdtempSync(join(tmpdir(), 'rangefinder-broken-'));
    await writeHandedIn(bad);
    writeFileSync(join(bad, 'Rivera', 'lesson.mov'), readFileSync(phoneRecording).subarray(0, 90_000));
    const packId = await world().imported(bad);
    const after = await made(packId);
    expect(stateOf(after, 'lesson.mov')).toMatchObject({
      state: 'refused',
      problem: { remedy: expect.any(String) },
    });
    expect(stateOf(after, 'plan.pdf')).toMatchObject({ state: 'made' });
    expect(after.obstacles).toContainEqual({ kind: 'refused', count: 1 });
    expect((await world().lead.problemOf('packs.send', { packId })).message).toMatch(/not ready/);
    const file = after.draft.submissions[0]?.files[0];
    await world().lead.call('packs.change', {
      packId,
      change: { kind: 'file left out', fileId: file?.id ?? '' },
    });
    expect((await draftOf(packId)).draft.submissions[0]?.files.map(({ role }) => role)).toEqual(['document']);
    rmSync(bad, { recursive: true });
  });

  it('are not sent under a title that tells a name', async () => {
    const packId = await world().imported();
    const { draft } = await draftOf(packId);
    const fileId = draft.submissions[0]?.files[2]?.id ?? '';
    await world().lead.call('packs.change', {
      packId,
      change: { kind: 'title', fileId, title: 'Plan of Ms Rivera' },
    });
    expect((await draftOf(packId)).obstacles).toContainEqual({ kind: 'telling', count: 1 });
  });
});

describe('a pack that is sent', () => {
  async function sent(): Promise<PackInMaking> {
    const packId = await world().imported();
    await world().lead.call('packs.change', {
      packId,
      change: { kind: 'pack', name: 'Autumn', words: [...handedInNames] },
    });
    await lookForNoFaces(packId);
    await made(packId);
    await world().lead.call('packs.send', { packId });
    await settled();
    return await draftOf(packId);
  }

  it('waits for a second person, who sees its files, and no name, and accepts it', async () => {
    const { draft, problem } = await sent();
    expect(problem).toBeNull();
    expect(draft.proposal).not.toBeNull();
    const locked = await world().lead.problemOf('packs.change', {
      packId: draft.id,
      change: { kind: 'pack', name: 'Other', words: [] },
    });
    expect(locked.message).toMatch(/was sent/);

    const other = await world().enrolled('auditor');
    const { packs } = await other.call('packs.list', world().subject);
    expect(packs.find(({ id }) => id === draft.proposeAs)).toMatchObject({
      own: false,
      files: 5,
      signed: null,
    });
    const record = await other.call('packs.record', { packId: draft.proposeAs });
    expect(JSON.stringify(record)).not.toMatch(/Rivera|Nwosu|Okafor|Birchwood|Lincoln/);
    expect(record.manifest.submissions[0]?.reports[0]?.notSearched).toContain(
      'faces: no program looked for them',
    );
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
    const choices = await world().lead.call('office.choices', world().subject);
    const ids = manifest.submissions.map(({ id }) => id);
    expect(choices.submissions.filter(({ id }) => ids.includes(id))).toHaveLength(2);
    expect((await world().lead.problemOf('packs.reopen', { packId: draft.id })).message).toMatch(
      /not returned/,
    );
    await other.close();
  });

  it('leaves none of its files with whoever looked through it, once it is signed and the workstation starts again', async () => {
    const { draft } = await sent();
    const profile = mkdtempSync(join(tmpdir(), 'rangefinder-looked-'));
    const first = await world().enrolled('auditor', profile);
    const { digest, manifest } = await first.call('packs.record', { packId: draft.proposeAs });
    const submissionId = manifest.submissions[0]?.id ?? '';
    const { ready } = await first.call('packs.bring', { packId: draft.proposeAs, submissionId });
    const onDisk = () =>
      readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) =>
        ready.some((sha256) => name.includes(sha256)),
      );
    expect(ready).toHaveLength(3);
    expect(onDisk().length).toBeGreaterThanOrEqual(3);
    await first.close();

    const second = openTestWorkstation({ profile });
    expect(second.workstation.media(ready[0] ?? '')).toBeDefined();
    const { rubricHash } = manifest;
    const packId = draft.proposeAs;
    await second.call('packs.sign', { packId, digest, rubricHash, verdict: 'accepted', note: '' });
    await second.close();

    const third = openTestWorkstation({ profile });
    await third.close();
    expect(onDisk()).toEqual([]);

    const fourth = openTestWorkstation({ profile });
    expect((await fourth.call('packs.bring', { packId, submissionId })).ready).toEqual(ready);
    expect(onDisk().length).toBeGreaterThanOrEqual(3);
    await fourth.close();
    await openTestWorkstation({ profile }).close();
    expect(onDisk()).toEqual([]);
    rmSync(profile, { recursive: true, force: true });
  });

  it('and returned is opened again, changed, and sent anew', async () => {
    const { draft } = await sent();
    const other = await world().enrolled('lead');
    const { digest, manifest } = await other.call('packs.record', { packId: draft.proposeAs });
    const { rubricHash } = manifest;
    const sign = { packId: draft.proposeAs, digest, rubricHash, verdict: 'returned', note: '' } as const;
    expect((await other.problemOf('packs.sign', sign)).message).toMatch(/needs a reason/);
    await other.call('packs.sign', { ...sign, note: 'A name is on the board.' });
    expect(await other.call('sync.now', {})).toMatchObject({ waiting: 0, problem: null });
    expect((await other.call('packs.record', { packId: draft.proposeAs })).signed).not.toBeNull();
    await world().lead.call('packs.reopen', { packId: draft.id });
    const submissionId = draft.submissions[1]?.id ?? '';
    await world().lead.call('packs.change', {
      packId: draft.id,
      change: { kind: 'submission left out', submissionId },
    });
    const again = await made(draft.id);
    expect(again.obstacles).toEqual([]);
    await world().lead.call('packs.send', { packId: draft.id });
    await settled();
    const { draft: anew } = await draftOf(draft.id);
    expect(anew.proposal).not.toBeNull();
    expect(anew.proposeAs).not.toBe(draft.proposeAs);
    await other.close();
  });
});
