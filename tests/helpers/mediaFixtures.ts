import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';

/** Two seconds of a moving picture and of a tone, in words for ffmpeg. */
export const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=25:d=2'];
export const sound = ['-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=2'];
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** A folder of recordings made by ffmpeg, gone with `remove`. */
export interface MediaFolder {
  folder: string;
  /** The path to give in Settings for one of the two. */
  ffmpegPath(which: (typeof bothFfmpegs)[number]): string;
  /** @returns the path of what ffmpeg made of these words */
  make(name: string, words: readonly string[]): string;
  remove(): void;
}

/** @param ffmpegPath the ffmpeg that makes them; the one the program uses unless told */
export async function openMediaFolder(ffmpegPath = ''): Promise<MediaFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-media-'));
  const tool = await findFfmpeg(ffmpegPath);
  return {
    folder,
    ffmpegPath: (which) => (which === 'found' ? '' : linkEmbedded(folder)),
    make: (name, words) => {
      const path = join(folder, name);
      execFileSync(tool.ffmpegPath, ['-v', 'error', '-nostdin', '-y', ...words, path], { stdio: 'pipe' });
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const load = createRequire(import.meta.url);

/** The ffmpeg that comes with the program, with its own ffprobe beside it, whatever else is on the machine. */
export function linkEmbedded(folder: string): string {
  const place = mkdtempSync(join(folder, 'embedded-'));
  for (const name of ['ffmpeg', 'ffprobe']) {
    const { path } = load(`@${name}-installer/${name}`) as { path: string };
    symlinkSync(path, join(place, name));
  }
  return join(place, 'ffmpeg');
}

/** Both ffmpegs the program has to work with: the embedded one, and the one it finds on this machine. */
export const bothFfmpegs = ['embedded', 'found'] as const;
