import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { probeEnvironment } from '#electron/media/ffmpegWords.ts';
import { probeRecording } from '#electron/media/probe.ts';
import { decodeFrameTimes, frameMs } from '#shared/domain/frameTimes.ts';
import {
  bothFfmpegs,
  h264,
  type MediaFolder,
  openMediaFolder,
  picture,
  sound,
} from '#tests/helpers/mediaFixtures.ts';
import { bytesOfStored } from '#tests/helpers/storedBytes.ts';
import { type EvidenceWorkstation, openWithEvidence } from '#tests/helpers/workstationEvidence.ts';

const short = ['-t', '2'];
const uneven = ['-vf', "setpts='PTS+0.01*mod(N,3)/TB'", '-vsync', 'vfr', '-enc_time_base', '1:90000'];
/** What evidence comes in that Chromium does not play, in words for ffmpeg. */
const recordings: [name: string, words: string[]][] = [
  [
    'hevc.mp4',
    [...picture, ...sound, '-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-c:a', 'aac'],
  ],
  ['hevc-ten-bit.mkv', [...picture, '-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le']],
  ['uneven.mkv', [...picture, ...uneven, '-c:v', 'libx265', '-preset', 'ultrafast']],
  [
    'ntsc.mpg',
    [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=160x120:r=30000/1001:d=2',
      ...sound,
      '-c:v',
      'mpeg2video',
      '-c:a',
      'mp2',
    ],
  ],
  ['camera.mts', [...picture, ...sound, ...h264, '-bf', '2', '-c:a', 'ac3', '-f', 'mpegts']],
  ['phone.ts', [...picture, ...sound, ...h264, '-c:a', 'aac', '-f', 'mpegts', '-output_ts_offset', '3600']],
  [
    'interlaced.ts',
    [...picture, ...sound, '-c:v', 'mpeg2video', '-flags', '+ilme+ildct', '-top', '1', '-c:a', 'mp2'],
  ],
  ['old.avi', [...picture, ...sound, '-c:v', 'mpeg4', '-bf', '2', '-c:a', 'mp3']],
  ['motion.avi', [...picture, ...sound, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj422p', '-c:a', 'pcm_s16le']],
  ['office.wmv', [...picture, ...sound, '-c:v', 'wmv2', '-c:a', 'wmav2']],
  ['studio.mov', [...picture, ...sound, '-c:v', 'prores_ks', '-c:a', 'pcm_s16be']],
  ['old-phone.3gp', [...picture, ...sound, '-s', '176x144', '-c:v', 'h263', '-c:a', 'aac', '-ar', '8000']],
  ['odd-sound.mp4', [...picture, ...sound, ...h264, '-bf', '2', '-c:a', 'ac3']],
  ['open-groups.mov', [...picture, ...h264, '-bf', '3', '-x264-params', 'open-gop=1:keyint=12']],
  [
    'before-zero.mkv',
    [...picture, '-c:v', 'libvpx', '-output_ts_offset', '-0.2', '-avoid_negative_ts', 'disabled'],
  ],
  ['lossless-sound.m4a', [...sound, '-c:a', 'alac']],
  ['office.wma', [...sound, '-c:a', 'wmav2']],
  ['recorder.aiff', [...sound, '-c:a', 'pcm_s16be']],
];

/** When the recording shows its frames, counted from its first packet, as the ffprobe of this machine decodes it. */
function originalTimes(path: string, ffprobePath: string): number[] {
  const show = (words: string[]) =>
    execFileSync(ffprobePath, ['-v', 'error', '-of', 'csv=p=0', ...words, path], {
      encoding: 'utf8',
      env: probeEnvironment(),
    });
  const start = Number.parseFloat(show(['-show_entries', 'format=start_time']));
  const entries = ['-select_streams', 'v:0', '-show_entries', 'frame=best_effort_timestamp_time'];
  if (!show(['-show_entries', 'stream=codec_type']).includes('video')) return [];
  // Of some frames a container tells no time (N/A); they count all the same.
  const lines = show(entries)
    .split('\n')
    .filter((line) => /^(?:N\/A|-?\d)/.test(line));
  return lines.map((line) => (Number.parseFloat(line) - start) * 1000);
}

describe.each(bothFfmpegs)('with the %s ffmpeg', (which) => {
  let media: MediaFolder;
  let ffmpegPath = '';
  let here: EvidenceWorkstation;
  const paths = new Map<string, string>();

  beforeAll(async () => {
    media = await openMediaFolder();
    ffmpegPath = media.ffmpegPath(which);
    for (const [name, words] of recordings) paths.set(name, media.make(name, [...words, ...short]));
    here = await openWithEvidence([...paths.values()], ffmpegPath);
  });
  afterAll(async () => {
    await here.close();
    media.remove();
  });

  it.each(recordings.map(([name]) => name))(
    '%s gets a copy that the player shows, on its own times',
    async (name) => {
      const path = paths.get(name) ?? '';
      const { ffprobePath } = await findFfmpeg('');
      const prepared = await here.settled(path);
      expect(prepared.proxy).toMatchObject({ state: 'ready', problem: null });
      expect(prepared.proxy.why).toMatch(/^(?:Its|The player) .*\.$/);
      const file = here.one.workstation.media(here.sha256(path), 'proxy');
      expect(file?.mediaType).toBe('video/mp4');
      const probed = await probeRecording(file?.stored ?? '', { ffmpegPath: '' });
      expect(probed.problem).toBeNull();

      const original = originalTimes(path, ffprobePath);
      if (original.length === 0) return expect(prepared.frames.state).toBe('none');
      expect(prepared.frames.state).toBe('ready');
      const index = await bytesOfStored(here.one.workstation.media(here.sha256(path), 'frames')?.stored);
      const times = decodeFrameTimes(new Uint8Array(index).buffer);
      const shown = Array.from(times.ticks, (_, frame) => frameMs(times, frame));
      expect(shown).toHaveLength(original.length);
      const distances = shown.map((ms, frame) => Math.abs(ms - (original[frame] ?? 0)));
      expect(Math.max(...distances.filter(Number.isFinite))).toBeLessThan(1);
    },
  );
});
