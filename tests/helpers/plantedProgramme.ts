import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceItem, writeProgramme } from './exchangeProgramme.ts';
import { inThePhone, place, planted, plantedJpeg, plantedPdf } from './plantedFiles.ts';

/** The name of the batch that the assessor reads. */
export const plantedBatch = 'Spring';

const node = process.execPath;

/** Runs a command of package.json as a person does. @returns its exit code and what it says as JSON */
export function headless(
  name: 'scrub' | 'leakScan',
  words: readonly string[],
): { code: number; json: unknown } {
  const command = [`electron/launch/${name}.ts`, ...words, '--json'];
  try {
    const said = execFileSync(node, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return { code: 0, json: JSON.parse(said) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, json: stdout === '' ? null : JSON.parse(stdout) };
  }
}

/** Writes the list of everything that is planted. @returns its path */
export function writeIdentifiers(folder: string): string {
  return place(folder, 'identifiers.txt', `${inThePhone.join('\n')}\n`);
}

/** Files as an educator sends them in, by the names they get in the programme. */
async function sentIn(folder: string): Promise<Record<string, string>> {
  const path = join(folder, 'sent-in');
  mkdirSync(path);
  copyFileSync('../shared/media/classroom-phone.mov', join(path, 'video.mov'));
  const captions = `WEBVTT\n\n00:01.000 --> 00:03.000\n${planted.student}, what do you see?\n`;
  return {
    'lesson.mp4': join(path, 'video.mov'),
    'lesson.vtt': place(path, 'captions.vtt', captions),
    'plan.pdf': place(path, 'plan.pdf', await plantedPdf()),
    'work.jpg': place(path, 'work.jpg', await plantedJpeg()),
  };
}

/** What an assessor is sent: every file scrubbed by the command, or as the educator made it. */
async function fill(folder: string, blind: boolean): Promise<void> {
  const list = writeIdentifiers(folder);
  for (const [name, path] of Object.entries(await sentIn(folder))) {
    const output = join(folder, 'media', name);
    if (!blind) copyFileSync(path, output);
    else {
      const { code, json } = headless('scrub', [path, '--out', output, '--identifiers', list]);
      if (code !== 0) throw new Error(`${name} was not scrubbed: ${JSON.stringify(json)}`);
    }
  }
}

/**
 * Writes a programme of one submission of an educator whose files tell who they are.
 * @param blind the batch is blind and the files are scrubbed; otherwise neither
 */
export async function writePlantedProgramme(folder: string, blind: boolean): Promise<void> {
  writeProgramme(folder, 2);
  await fill(folder, blind);
  const path = join(folder, 'programme.json');
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const [submission] = file.submissions;
  submission.educator = { name: planted.educator, school: planted.school };
  submission.evidence = [
    {
      ...evidenceItem('video', 'Classroom video', 'lesson.mp4', 'video/mp4', 27_000),
      id: submission.evidence[0].id,
      captionsFile: 'media/lesson.vtt',
    },
    evidenceItem('document', 'Plan', 'plan.pdf', 'application/pdf'),
    evidenceItem('image', 'Student work', 'work.jpg', 'image/jpeg'),
  ];
  const [batch] = file.batches;
  Object.assign(batch, { blind, submissionIds: [submission.id] });
  file.raters = [];
  writeFileSync(path, JSON.stringify(file));
}
