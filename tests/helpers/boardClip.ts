import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runFfmpeg } from '#electron/media/ffmpeg.ts';

/** From here to there the man at the left is behind a board, so long that he may be somebody else after it. */
export const behindBoard = { startMs: 4_000, endMs: 8_000 } as const;

/** Twelve seconds of a classroom in which somebody goes out of sight, with a roster. */
export async function writeBoardClip(folder: string): Promise<void> {
  const { startMs, endMs } = behindBoard;
  const when = `between(t\\,${startMs / 1000}\\,${endMs / 1000})`;
  await runFfmpeg(
    {
      input: resolve('..', 'shared', 'media', 'classroom.mp4'),
      inputOptions: [],
      outputOptions: [
        ...['-t', '12', '-vf', `drawbox=x=60:y=250:w=180:h=160:color=gray:t=fill:enable=${when}`],
        ...['-c:v', 'libx264', '-c:a', 'copy'],
      ],
      output: join(folder, 'lesson.mp4'),
    },
    { ffmpegPath: '' },
  );
  const roster = ['educator,school,id,file', 'Jordan Rivera,Lincoln,MC-204,lesson.mp4', ''];
  writeFileSync(join(folder, 'roster.csv'), roster.join('\n'));
}
