import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { probeRecording } from '#electron/media/probe.ts';

const folder = mkdtempSync(join(tmpdir(), 'rangefinder-probe-'));
const classroom = join(import.meta.dirname, '../../fixtures/media/classroom.mp4');
const options = { ffmpegPath: '' };
const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25:d=1'];
const sound = ['-f', 'lavfi', '-i', 'sine=d=1'];
let ffmpeg = '';

beforeAll(async () => {
  ffmpeg = (await findFfmpeg('')).ffmpegPath;
});
afterAll(() => rmSync(folder, { recursive: true }));

function make(name: string, words: readonly string[]): string {
  const path = join(folder, name);
  execFileSync(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...words, path], { stdio: 'ignore' });
  return path;
}

const probe = (path: string) => probeRecording(path, options);

describe('a recording the player shows', () => {
  const words = [...picture, ...sound, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

  it('is described by its length, tracks, size and rate', async () => {
    const { recording, problem } = await probe(make('phone.mp4', words));
    expect(problem).toBeNull();
    expect(recording).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac', width: 320, height: 240 });
    expect(recording.frameRate).toEqual({ numerator: 25, denominator: 1 });
    expect(recording.durationMs).toBeGreaterThanOrEqual(1_000);
    expect(recording.durationMs).toBeLessThan(1_100);
  });

  it('may have a cover picture, which is no video', async () => {
    const cover = make('cover.png', [...picture, '-frames:v', '1']);
    const song = make('song.mp3', [...sound, '-i', cover, '-map', '0:a', '-map', '1:v', '-c:v', 'copy']);
    const { recording, problem } = await probe(song);
    expect(problem).toBeNull();
    expect(recording).toMatchObject({ videoCodec: null, audioCodec: 'mp3', width: null, frameRate: null });
  });

  it('has its length counted where its header does not carry it', async () => {
    const path = join(folder, 'live.webm');
    const webm = ['-c:v', 'libvpx', '-c:a', 'libvorbis', '-f', 'webm', '-live', '1', 'pipe:1'];
    writeFileSync(path, execFileSync(ffmpeg, ['-v', 'error', ...picture, ...sound, ...webm]));
    const { recording, problem } = await probe(path);
    expect(problem).toBeNull();
    expect(Math.abs(recording.durationMs - 1_000)).toBeLessThan(100);
  });

  it('may be a real classroom', async () => {
    const { recording, problem } = await probe(classroom);
    expect(problem).toBeNull();
    expect(recording).toEqual({
      durationMs: 27_000,
      videoCodec: 'h264',
      audioCodec: 'aac',
      width: 960,
      height: 540,
      frameRate: { numerator: 30, denominator: 1 },
    });
  });
});

describe('a recording the player would show in part or not at all', () => {
  it.each([
    ['hevc.mp4', ['-c:v', 'libx265', '-pix_fmt', 'yuv420p', '-c:a', 'aac'], /hevc/],
    ['mpeg2.mpg', ['-c:v', 'mpeg2video', '-c:a', 'mp2'], /mpeg/],
    ['old.avi', ['-c:v', 'mpeg4', '-c:a', 'mp3'], /avi/],
    ['office.wmv', ['-c:v', 'wmv2', '-c:a', 'wmav2'], /asf/],
    ['ten-bit.mp4', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p10le', '-c:a', 'aac'], /yuv420p10le/],
  ])('%s is described all the same, and why it cannot be shown', async (name, words, why) => {
    const { recording, problem } = await probe(make(name, [...picture, ...sound, ...words]));
    expect(problem).toMatchObject({ code: 'not_playable', message: expect.stringMatching(why) });
    expect(recording.durationMs).toBeGreaterThan(900);
    expect(recording.width).toBe(320);
  });
});

describe('a file that is no recording', () => {
  const refused = (path: string) =>
    expect(probe(path)).rejects.toMatchObject({ problem: { code: 'not_playable' } });

  it.each([
    ['noise', randomBytes(100_000)],
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Lesson plan\n'.repeat(1_000))],
  ])('because it is %s is refused', async (name, bytes) => {
    const path = join(folder, `${name}.mp4`);
    writeFileSync(path, bytes);
    await refused(path);
  });

  it('because its end is missing is refused', async () => {
    const whole = make('whole.mp4', [...picture, '-c:v', 'libx264', '-pix_fmt', 'yuv420p']);
    const path = join(folder, 'cut.mp4');
    const bytes = readFileSync(whole);
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    await refused(path);
  });

  it('because its content is broken behind a sound header is refused', async () => {
    const words = [...picture, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
    const path = join(folder, 'broken.mp4');
    const bytes = readFileSync(make('sound.mp4', words));
    const start = bytes.indexOf('mdat') + 4;
    writeFileSync(path, Buffer.concat([bytes.subarray(0, start), randomBytes(bytes.length - start)]));
    await refused(path);
  });
});

describe('a file that names other files or addresses', () => {
  let server: Server;
  let visits = 0;
  let address = '';

  beforeAll(async () => {
    server = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/segment.ts`;
  });
  afterAll(() => server.close());

  const playlists = (target: string): [string, string][] => [
    ['list.m3u8', `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${target}\n#EXT-X-ENDLIST\n`],
    ['list.mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${target}\n#EXT-X-ENDLIST\n`],
    ['concat.mp4', `ffconcat version 1.0\nfile '${target}'\n`],
    ['session.sdp', 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n'],
    [
      'dash.mpd',
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${target}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    ],
  ];

  it.each(['network', 'local file'])('on the %s is refused, and nothing is fetched', async (where) => {
    const inside = make('inside.ts', [...picture, '-c:v', 'mpeg2video']);
    for (const [name, text] of playlists(where === 'network' ? address : inside)) {
      const path = join(folder, name);
      writeFileSync(path, text);
      await expect(probe(path), name).rejects.toMatchObject({ problem: { code: 'not_playable' } });
    }
    expect(visits).toBe(0);
  });
});

describe('the ffmpeg that is used', () => {
  it('is the one given in Settings, which has to work', async () => {
    expect(await findFfmpeg(ffmpeg)).toMatchObject({ source: 'settings', ffmpegPath: ffmpeg });
    for (const path of [join(folder, 'none'), process.execPath, folder])
      await expect(findFfmpeg(path)).rejects.toMatchObject({ problem: { code: 'ffmpeg_unusable' } });
  });

  it('is stopped when nobody waits for it any more', async () => {
    const path = make('long.mp4', [...picture, '-c:v', 'libx264', '-pix_fmt', 'yuv420p']);
    const stopped = probeRecording(path, { ...options, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    const limited = probeRecording(path, { ...options, timeLimitMs: 1 });
    await expect(limited).rejects.toMatchObject({ problem: { code: 'not_playable' } });
  });
});
