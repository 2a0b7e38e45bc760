import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceItem, writeProgramme } from './exchangeProgramme.ts';
import { h264, type MediaFolder, openMediaFolder } from './mediaFixtures.ts';

/** Two cameras that saw the same flash, each at its own time; frames of both are 40 ms. */
export const cameras = { lengthMs: 30_000, flashMs: 5_000, secondLaterMs: 800, frameMs: 40 } as const;
/** What is said on the front camera's own track and beside it, and when the tape's picture begins: its sound begins first. */
export const said = { embedded: 'Who sees it another way?', beside: 'Clip 0' } as const;
export const tape = { lengthMs: 20_000, pictureMs: 5_000, soundBeforeMs: 10 } as const;
export const titles = {
  front: 'Front camera',
  back: 'Back camera',
  sound: 'Conversation',
  tape: 'Old tape',
} as const;

const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=f=440:r=48000:d=${seconds}`];
const aac = ['-c:a', 'aac', '-b:a', '64k'];

/** A dark picture that is light for a fifth of a second, over a tone. */
function camera(flashMs: number): string[] {
  const from = flashMs / 1_000;
  const seconds = cameras.lengthMs / 1_000;
  const flash = `geq=lum='if(between(T,${from - 0.01},${from + 0.19}),235,16)':cb=128:cr=128`;
  const picture = `nullsrc=s=160x120:r=25:d=${seconds},${flash},format=yuv420p`;
  return ['-f', 'lavfi', '-i', picture, ...tone(seconds)];
}

function makeFront(media: MediaFolder): string {
  const words = join(media.folder, 'words.srt');
  writeFileSync(words, `1\n00:00:01,000 --> 00:00:29,000\n${said.embedded}\n`);
  const mapped = ['-map', '0:v', '-map', '1:a', '-map', '2:s'];
  const captions = ['-c:s', 'mov_text', '-metadata:s:s:0', 'language=eng'];
  const input = [...camera(cameras.flashMs), '-i', words];
  return media.make('front.mp4', [...input, ...mapped, ...h264, '-g', '50', ...aac, ...captions]);
}

/** A form of recording that no browser plays: nothing to be seen at first, then a moving picture. */
function makeTape(media: MediaFolder): string {
  const [dark, seconds] = [tape.pictureMs / 1_000, tape.lengthMs / 1_000];
  const picture = (source: string, length: number) => ['-f', 'lavfi', '-i', `${source}:d=${length}`];
  const inputs = [
    ...picture('color=black:s=1280x720:r=25', dark),
    ...picture('testsrc2=s=1280x720:r=25', seconds - dark),
    ...tone(seconds),
  ];
  const joined = ['-filter_complex', '[0:v][1:v]concat[v]', '-map', '[v]', '-map', '2:a'];
  const codec = ['-c:v', 'mpeg2video', '-b:v', '4M', '-pix_fmt', 'yuv420p', '-c:a', 'mp2'];
  return media.make('tape.mpg', [...inputs, ...joined, ...codec]);
}

/** Writes a programme whose submissions have two cameras, a sound recording, and a tape that no browser plays. */
export async function writeRecordedProgramme(folder: string): Promise<void> {
  writeProgramme(folder, 2);
  const media = await openMediaFolder();
  const place = (path: string, name: string) => copyFileSync(path, join(folder, 'media', name));
  place(makeFront(media), 'video-0.mp4');
  const later = camera(cameras.flashMs + cameras.secondLaterMs);
  place(media.make('back.mp4', [...later, ...h264, '-g', '50', ...aac]), 'back.mp4');
  place(media.make('sound.m4a', [...tone(6), ...aac]), 'sound.m4a');
  place(makeTape(media), 'tape.mpg');
  media.remove();
  writeFileSync(
    join(folder, 'media', 'captions-0.vtt'),
    `WEBVTT\n\n00:01.000 --> 00:29.000\n${said.beside}\n`,
  );
  const path = join(folder, 'programme.json');
  const file = JSON.parse(readFileSync(path, 'utf8'));
  for (const { evidence } of file.submissions) {
    const files = { file: 'media/video-0.mp4', captionsFile: 'media/captions-0.vtt' };
    Object.assign(evidence[0], { ...files, title: titles.front, durationMs: cameras.lengthMs });
    evidence.push(
      evidenceItem('video', titles.back, 'back.mp4', 'video/mp4', cameras.lengthMs),
      evidenceItem('audio', titles.sound, 'sound.m4a', 'audio/mp4', 6_000),
      evidenceItem('video', titles.tape, 'tape.mpg', 'video/mpeg', tape.lengthMs),
    );
  }
  writeFileSync(path, JSON.stringify(file));
}
