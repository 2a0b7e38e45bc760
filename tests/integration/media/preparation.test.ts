import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { probeRecording } from '#electron/media/probe.ts';
import {
  bothFfmpegs,
  h264,
  type MediaFolder,
  openMediaFolder,
  picture,
} from '#tests/helpers/mediaFixtures.ts';
import { bytesOfStored } from '#tests/helpers/storedBytes.ts';
import { type EvidenceWorkstation, openWithEvidence } from '#tests/helpers/workstationEvidence.ts';

/** A second of silence, one of a tone, one of silence. */
const beep = ['-f', 'lavfi', '-i', 'aevalsrc=if(between(t\\,1\\,2)\\,sin(2*PI*440*t)\\,0):s=48000:d=3'];
const words = '1\n00:00:00,500 --> 00:00:01,500\nWhat do you notice?\n';

let media: MediaFolder;
let endless: string;
let here: EvidenceWorkstation | undefined;
beforeAll(async () => {
  media = await openMediaFolder();
  endless = makeEndless();
});
afterEach(async () => {
  await here?.close();
  here = undefined;
});
afterAll(() => media.remove());

function lesson(name: string): string {
  const srt = join(media.folder, 'words.srt');
  writeFileSync(srt, words);
  const tracks = ['-map', '0:v', '-map', '1:a', '-map', '2:s', '-t', '3'];
  const named = [
    '-metadata',
    'title=Quintessa',
    '-metadata:s:s:0',
    'language=spa',
    '-metadata:s:s:0',
    'title=Rufus',
  ];
  const video = ['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=3'];
  return media.make(name, [
    ...video,
    ...beep,
    '-i',
    srt,
    ...tracks,
    ...h264,
    '-bf',
    '2',
    '-c:a',
    'aac',
    '-c:s',
    'mov_text',
    ...named,
  ]);
}

/** A recording that takes ffmpeg longer to encode than anybody waits. */
const makeEndless = () =>
  media.make('endless.avi', [
    ...[
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=1280x720:r=50:d=20',
      '-c:v',
      'mjpeg',
      '-pix_fmt',
      'yuvj420p',
      '-q:v',
      '20',
    ],
  ]);

function bytesOf(open: EvidenceWorkstation, path: string, name: string): Promise<Buffer> {
  return bytesOfStored(open.one.workstation.media(open.sha256(path), name)?.stored);
}

function partFiles(open: EvidenceWorkstation): string[] {
  return readdirSync(join(open.one.profile, 'library'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.part'));
}

describe.each(bothFfmpegs)('a lesson the player shows, prepared with the %s ffmpeg', (which) => {
  it('has frame times, a waveform, small pictures and its captions, and no copy', async () => {
    const path = lesson('lesson.mp4');
    here = await openWithEvidence([path], media.ffmpegPath(which));
    const prepared = await here.settled(path);
    expect(prepared).toMatchObject({
      frames: { state: 'ready' },
      peaks: { state: 'ready', perSecond: 100 },
      thumbnails: {
        state: 'ready',
        sheet: { columns: 3, width: 160, height: 90, count: 3, intervalMs: 1000 },
      },
      proxy: { state: 'none', why: null },
      captions: [{ name: 'captions-0', language: 'spa' }],
    });

    const peaks = await bytesOf(here, path, 'peaks');
    expect(peaks.length).toBe(prepared.peaks.available);
    const loudest = (from: number, to: number) =>
      Math.max(...Array.from({ length: to - from }, (_, i) => peaks.readInt8((from + i) * 2 + 1)));
    expect(loudest(10, 95)).toBeLessThan(3);
    expect(loudest(105, 195)).toBeGreaterThan(100);
    expect(loudest(210, 290)).toBeLessThan(3);

    const sheet = await bytesOf(here, path, 'thumbnails');
    expect([...sheet.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    const captions = (await bytesOf(here, path, 'captions-0')).toString();
    expect(captions).toMatch(/00:00\.500 --> 00:01\.500\nWhat do you notice\?/);
    for (const name of ['thumbnails', 'captions-0'])
      expect((await bytesOf(here, path, name)).toString('latin1')).not.toMatch(/Quintessa|Rufus/);
  });

  it('names nobody in the copy that stands in for it', async () => {
    const path = lesson('named.mp4');
    const odd = media.make('odd.mov', ['-i', path, '-c', 'copy', '-c:s', 'mov_text', '-c:a', 'pcm_s16be']);
    here = await openWithEvidence([odd], media.ffmpegPath(which));
    const prepared = await here.settled(odd);
    expect(prepared.proxy.state).toBe('ready');
    expect(prepared.captions).toEqual([{ name: 'captions-0', language: 'spa' }]);
    expect((await bytesOf(here, odd, 'proxy')).toString('latin1')).not.toMatch(/Quintessa|Rufus/);
    const { tracks } = await probeRecording(
      here.one.workstation.media(here.sha256(odd), 'proxy')?.stored ?? '',
      {
        ffmpegPath: '',
      },
    );
    expect(tracks.captions).toEqual([]);
  });
});

describe('work in the background', () => {
  it('is shown while it runs, can be cancelled, leaves nothing, and is made again when asked', async () => {
    const path = endless;
    here = await openWithEvidence([path]);
    const { one, batchId, submissionId } = here;
    const evidenceId = here.evidenceId(path);
    const begun = await one.call('evidence.prepare', { evidenceId });
    expect(begun.proxy).toMatchObject({ state: 'running', why: expect.stringContaining('avi') });
    expect(begun.frames.state).toBe('waiting');
    const running = await one.until('evidence.jobs', {}, ({ jobs }) => (jobs[0]?.progress ?? 0) > 0);
    expect(running.jobs).toHaveLength(1);
    expect(running.jobs[0]).toMatchObject({ kind: 'proxy', title: 'Recording 1', state: 'running' });
    const problemShown = async () =>
      (await one.call('scoring.open', { batchId, submissionId })).evidence[0]?.problem?.code ?? null;
    expect(await problemShown()).toBeNull();

    await one.call('evidence.cancel', { jobId: running.jobs[0]?.id ?? '' });
    await one.until('evidence.jobs', {}, ({ jobs }) => jobs.length === 0);
    const cancelled = await one.call('evidence.prepare', { evidenceId });
    expect(cancelled.proxy).toMatchObject({ state: 'cancelled', problem: { code: 'not_playable' } });
    expect(cancelled.frames.state).toBe('none');
    expect(await problemShown()).toBe('not_playable');
    expect(partFiles(here)).toEqual([]);
    expect(one.events).toContainEqual({ name: 'evidence.changed', sha256: here.sha256(path) });
    expect(one.events).toContainEqual({ name: 'jobs.changed' });

    const again = await one.call('evidence.prepare', { evidenceId, again: true });
    expect(again.proxy.state).toBe('running');
    expect(await problemShown()).toBeNull();
  });

  it('can be cancelled as soon as it is told of', async () => {
    const path = endless;
    here = await openWithEvidence([path]);
    const { one } = here;
    const evidenceId = here.evidenceId(path);
    await one.call('evidence.prepare', { evidenceId });
    const { jobs } = await one.call('evidence.jobs', {});
    await one.call('evidence.cancel', { jobId: jobs[0]?.id ?? '' });
    await one.until('evidence.jobs', {}, (now) => now.jobs.length === 0);
    expect((await one.call('evidence.prepare', { evidenceId })).proxy.state).toBe('cancelled');
  });

  it('ends with the program, leaves nothing, and begins anew with it', async () => {
    const path = endless;
    here = await openWithEvidence([path]);
    const evidenceId = here.evidenceId(path);
    await here.one.call('evidence.prepare', { evidenceId });
    await here.one.until('evidence.jobs', {}, ({ jobs }) => (jobs[0]?.progress ?? 0) > 0);
    await here.restart();
    expect(partFiles(here)).toEqual([]);
    expect((await here.one.call('evidence.prepare', { evidenceId })).proxy.state).toBe('running');
  });

  it('is not done twice: what is ready stays so over a restart', async () => {
    const path = media.make('short.mp4', [...picture, ...h264]);
    here = await openWithEvidence([path]);
    const before = await here.settled(path);
    await here.restart();
    expect(await here.one.call('evidence.prepare', { evidenceId: here.evidenceId(path) })).toEqual(before);
    expect((await here.one.call('evidence.jobs', {})).jobs).toEqual([]);
    expect(before).toMatchObject({ frames: { state: 'ready' }, peaks: { state: 'none' } });
  });

  it('says why of a recording of which nothing can be made', async () => {
    const path = join(media.folder, 'noise.mp4');
    writeFileSync(path, Buffer.alloc(10_000, 7));
    here = await openWithEvidence([path]);
    const { one, batchId, submissionId } = here;
    const prepared = await here.settled(path);
    for (const part of [prepared.frames, prepared.peaks, prepared.proxy]) expect(part.state).toBe('none');
    const reading = await one.call('scoring.open', { batchId, submissionId });
    expect(reading.evidence[0]?.problem?.code).toBe('not_playable');
  });
});
