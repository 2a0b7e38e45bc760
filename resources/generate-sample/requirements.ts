import { spawnSync } from 'node:child_process';

const remedy = 'On Debian: apt-get install ffmpeg espeak-ng';

/** One line for each program the generator needs and this machine lacks; empty when all is there. */
export function missingPrograms(): string[] {
  const encoders = spawnSync('ffmpeg', ['-hide_banner', '-encoders'], { encoding: 'utf8' });
  const speech = spawnSync('espeak-ng', ['--version']);
  const missing: string[] = [];
  if (encoders.error) missing.push(`ffmpeg was not found. ${remedy}`);
  else if (!encoders.stdout.includes('libx264'))
    missing.push(`This ffmpeg cannot encode H.264 (libx264 is missing). ${remedy}`);
  if (speech.error) missing.push(`espeak-ng was not found. ${remedy}`);
  return missing;
}
