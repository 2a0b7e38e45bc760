import { describe, expect, it } from 'vitest';
import { isOlder } from '#electron/media/ffmpegFind.ts';
import { type Tracks, whyUnplayable } from '#electron/media/playable.ts';

const mp4 = 'mov,mp4,m4a,3gp,3g2,mj2';
const h264 = { codec: 'h264', pixelFormat: 'yuv420p' };
const aac = { codec: 'aac' };

describe('a recording in which the player cannot jump', () => {
  it('is not one it plays', () => {
    const open = { container: mp4, video: { ...h264, jumps: false }, audio: aac };
    expect(whyUnplayable(open)).toMatch(/jump/);
    expect(whyUnplayable({ ...open, video: { ...h264, jumps: true } })).toBeUndefined();
  });
});

describe('what the player shows in full', () => {
  const played: [string, Tracks][] = [
    ['a phone’s H.264 and AAC', { container: mp4, video: h264, audio: aac }],
    ['a silent video', { container: mp4, video: h264, audio: null }],
    [
      'a browser’s own recording',
      {
        container: 'matroska,webm',
        video: { codec: 'vp9', pixelFormat: 'yuv420p' },
        audio: { codec: 'opus' },
      },
    ],
    [
      'AV1 with ten bits',
      { container: mp4, video: { codec: 'av1', pixelFormat: 'yuv420p10le' }, audio: aac },
    ],
    ['a voice recording', { container: 'mp3', video: null, audio: { codec: 'mp3' } }],
    ['uncompressed sound', { container: 'wav', video: null, audio: { codec: 'pcm_s16le' } }],
  ];
  it.each(played)('plays %s', (_name, tracks) => {
    expect(whyUnplayable(tracks)).toBeUndefined();
  });
});

describe('what the player would show without its picture or without its sound', () => {
  const refused: [string, Tracks, RegExp][] = [
    ['HEVC', { container: mp4, video: { codec: 'hevc', pixelFormat: 'yuv420p' }, audio: aac }, /hevc/],
    [
      'ten-bit H.264',
      { container: mp4, video: { ...h264, pixelFormat: 'yuv420p10le' }, audio: aac },
      /yuv420p10le/,
    ],
    ['Dolby sound', { container: mp4, video: h264, audio: { codec: 'ac3' } }, /ac3/],
    ['an AVI', { container: 'avi', video: h264, audio: { codec: 'mp3' } }, /avi/],
    ['a transport stream', { container: 'mpegts', video: h264, audio: aac }, /mpegts/],
    ['a file with neither', { container: mp4, video: null, audio: null }, /neither/],
  ];
  it.each(refused)('refuses %s and says why', (_name, tracks, why) => {
    expect(whyUnplayable(tracks)).toMatch(why);
  });
});

describe('an ffmpeg on PATH', () => {
  it.each([
    [[58, 42, 100], [58, 42, 100], false],
    [[58, 42, 99], [58, 42, 100], true],
    [[59, 1, 0], [58, 42, 100], false],
    [[57, 99, 999], [58, 0, 0], true],
  ])('is compared by its library version: %j against %j', (a, b, older) => {
    expect(isOlder(a, b)).toBe(older);
  });
});
