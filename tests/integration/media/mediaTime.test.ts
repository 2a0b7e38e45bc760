import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeFrames } from '#electron/media/frameIndex.ts';
import { probeRecording } from '#electron/media/probe.ts';
import { plainFile } from '#electron/media/sealed/stored.ts';
import { answerMedia } from '#electron/media/serve.ts';
import { decodeFrameTimes, frameMs, seekTimeOf } from '#shared/domain/frameTimes.ts';
import {
  type bothFfmpegs,
  h264,
  type MediaFolder,
  openMediaFolder,
  picture,
  sound,
} from '#tests/helpers/mediaFixtures.ts';

const rate = (r: string) => ['-f', 'lavfi', '-i', `testsrc2=s=160x120:r=${r}:d=2`];
const at = (seconds: string) => ['-output_ts_offset', seconds, '-avoid_negative_ts', 'disabled'];
const uneven = ['-vf', "setpts='PTS+0.01*mod(N,3)/TB'", '-vsync', 'vfr', '-enc_time_base', '1:90000'];
const aac = ['-c:a', 'aac'];

/** Recordings whose times are told in every way a container has, in words for ffmpeg. */
const recordings: [name: string, words: string[]][] = [
  ['b-frames.mp4', [...picture, ...sound, ...h264, '-bf', '3', ...aac]],
  ['no-edit-list.mp4', [...picture, ...sound, ...h264, '-bf', '3', ...aac, '-use_editlist', '0']],
  ['negative-offsets.mp4', [...picture, ...h264, '-bf', '3', '-movflags', '+negative_cts_offsets']],
  ['late.mp4', [...picture, ...sound, ...h264, '-bf', '3', ...aac, ...at('1.5')]],
  ['begins-before-zero.mp4', [...picture, ...sound, ...h264, '-bf', '3', ...aac, ...at('-0.4')]],
  ['late-picture.mp4', [...sound, '-itsoffset', '0.3', ...picture, ...h264, '-bf', '3', ...aac]],
  [
    'fragments.mp4',
    [...picture, ...sound, ...h264, '-bf', '3', ...aac, '-movflags', 'frag_keyframe+empty_moov+delay_moov'],
  ],
  ['uneven.mp4', [...picture, ...uneven, ...h264, '-bf', '3']],
  ['23.976.mov', [...rate('24000/1001'), ...h264, '-bf', '3', '-x264-params', 'keyint=12']],
  ['29.97.mp4', [...rate('30000/1001'), ...sound, ...h264, '-bf', '2', ...aac]],
  ['59.94.mp4', [...rate('60000/1001'), ...h264, '-bf', '2']],
  ['matroska.mkv', [...picture, ...sound, ...h264, '-bf', '3', ...aac]],
  [
    'hidden-pictures.webm',
    [...picture, ...sound, '-c:v', 'libvpx', '-auto-alt-ref', '1', '-lag-in-frames', '16'],
  ],
  ['vp9.webm', [...picture, ...sound, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8']],
];

/** A page with one video, which tells when the frames it shows are presented. */
const pageText = `<video muted></video><script>
  const video = document.querySelector('video');
  const next = () => new Promise((tell) => video.requestVideoFrameCallback((_, { mediaTime }) => tell(mediaTime)));
  async function presented(source, seeks) {
    const played = [];
    const ended = new Promise((tell, refuse) => {
      video.onended = tell;
      video.onerror = () => refuse(new Error(video.error.message));
    });
    const watch = (_, frame) => {
      if (frame) played.push(frame.mediaTime);
      if (!video.ended) video.requestVideoFrameCallback(watch);
    };
    watch();
    video.src = source;
    video.playbackRate = 4;
    await video.play();
    await ended;
    // The last frame of playing may still be on its way to the screen: it is no answer to the first seek.
    video.currentTime = 0;
    await new Promise((tell) => (video.onseeked = tell));
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    const sought = [];
    for (const target of seeks) {
      const shown = next();
      video.currentTime = target;
      sought.push(await shown);
    }
    return { played, sought };
  }
</script>`;
const Presented = z.object({ played: z.array(z.number()).min(1), sought: z.array(z.number()) });

let media: MediaFolder;
let server: Server;
let browser: Browser;
let page: Page;
const paths = new Map<string, string>();

/** The recordings over the media route, for a page that shows them. */
function serve(): Server {
  return createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    if (name === '') return response.setHeader('content-type', 'text/html').end(pageText);
    const path = paths.get(name);
    const file =
      path === undefined ? undefined : { stored: plainFile(path), sha256: name, mediaType: 'video/mp4' };
    answerMedia(file, { method: request.method ?? 'GET', range: request.headers.range }).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers);
        body ? body.pipe(response) : response.end();
      },
      () => response.destroy(),
    );
  });
}

beforeAll(async () => {
  media = await openMediaFolder();
  for (const [name, words] of recordings) paths.set(name, media.make(name, [...words, '-t', '2']));
  server = serve().listen(0, '127.0.0.1');
  const executablePath = process.env.RANGEFINDER_CHROMIUM;
  const args = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'];
  browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  media?.remove();
});

/** `mediaTime` of every frame Chromium presents while it plays a recording, and after each seek; seconds. */
async function presented(name: string, seeks: readonly number[]) {
  const given = JSON.stringify([`/${encodeURIComponent(name)}`, seeks]);
  return Presented.parse(await page.evaluate(`presented(...${given})`));
}

/** The index one of the two ffprobes makes, in seconds, and where to seek for some of its frames. */
async function indexed(name: string, which: (typeof bothFfmpegs)[number]) {
  const options = { ffmpegPath: media.ffmpegPath(which) };
  const path = paths.get(name) ?? '';
  const { tracks, recording, problem } = await probeRecording(path, options);
  expect(problem).toBeNull();
  const part = join(media.folder, `${name}-${which}.frames`);
  await makeFrames({ input: path, tracks, durationMs: recording.durationMs }, part, options);
  const times = decodeFrameTimes(new Uint8Array(readFileSync(part)).buffer);
  const index = Array.from(times.ticks, (_, frame) => frameMs(times, frame) / 1000);
  const some = [1, 7, 20, 3, 33].filter((frame) => frame < index.length - 1);
  const seeks = some.map((frame) => seekTimeOf(times, frame, recording.durationMs) / 1000);
  return { index, wanted: some.map((frame) => index[frame] ?? 0), seeks };
}

// Chromium rounds to microseconds.
const rounding = 0.000_002;

describe('the frame times that either ffprobe finds', () => {
  it.each(recordings.map(([name]) => name))('are the media times Chromium gives for %s', async (name) => {
    const { index, wanted, seeks } = await indexed(name, 'embedded');
    expect((await indexed(name, 'found')).index).toEqual(index);
    const { played, sought } = await presented(name, seeks);
    const distance = (time: number) => Math.min(...index.map((one) => Math.abs(one - time)));
    expect(Math.max(...played.map(distance))).toBeLessThan(rounding);
    expect(sought.map((time, i) => Math.abs(time - (wanted[i] ?? 0)) < rounding)).toEqual(
      wanted.map(() => true),
    );
  });
});
