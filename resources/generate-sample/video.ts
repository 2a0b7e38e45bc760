import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lesson } from './lesson.ts';
import { framesOf } from './scene/classroom.ts';
import { picture } from './scene/room.ts';
import { sampleRate } from './speech.ts';
import { framesPerSecond, type Timeline } from './timeline.ts';

/** Renders a lesson to an MP4 (H.264 high, AAC mono, fast start, no metadata). */
export async function renderVideo(lesson: Lesson, timeline: Timeline, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sample-video-'));
  try {
    const soundFile = join(folder, 'sound.s16');
    await writeFile(soundFile, Buffer.from(timeline.sound.buffer));
    await encode(framesOf(lesson, timeline), encoderArguments(soundFile, file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function encode(frames: Iterable<Buffer>, args: readonly string[]): Promise<void> {
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = once(ffmpeg, 'close');
  let complaint = '';
  ffmpeg.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  // The exit code says why the pipe broke; without a listener the broken pipe would end the program first.
  ffmpeg.stdin.on('error', () => undefined);
  for (const frame of frames) {
    if (ffmpeg.exitCode !== null) break;
    if (!ffmpeg.stdin.write(Uint8Array.from(frame))) await Promise.race([once(ffmpeg.stdin, 'drain'), ended]);
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${complaint.trim()}`);
}

function encoderArguments(soundFile: string, file: string): string[] {
  const { width, height } = picture;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', `${framesPerSecond}`];
  return [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...[...raw, '-i', 'pipe:0'],
    ...['-f', 's16le', '-ar', `${sampleRate}`, '-ac', '1', '-i', soundFile],
    ...['-map', '0:v', '-map', '1:a', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'slow', '-crf', '25', '-tune', 'animation'],
    ...['-g', String(framesPerSecond * 3), '-threads', '2'],
    // x264 writes its version and settings into the stream: NAL type 6 is left out.
    ...['-bsf:v', 'filter_units=remove_types=6'],
    ...['-c:a', 'aac', '-b:a', '56k', '-ar', '44100'],
    ...[
      '-fflags',
      '+bitexact',
      '-flags:v',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      '-movflags',
      '+faststart',
      file,
    ],
  ];
}
