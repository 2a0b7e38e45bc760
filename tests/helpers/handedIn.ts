import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { place, planted, plantedDocx, plantedJpeg, plantedPdf } from './plantedFiles.ts';

export const phoneRecording = resolve('..', 'shared', 'media', 'classroom-phone.mov');

/** A second educator, who handed in a photograph and a text. */
export const second = { educator: 'Amara Nwosu', school: 'Birchwood Academy', id: 'MC-377' } as const;

/** What identifies somebody in `writeHandedIn`, and nobody else. */
export const handedInNames = [
  ...Object.values(planted),
  'Jordan',
  'Rivera',
  ...Object.values(second),
  'Amara',
];

const captions = `1
00:00:01,000 --> 00:00:03,000
Ms Rivera: Maya, what do you see?

2
00:00:08,000 --> 00:00:10,000
Two fractions, and a number line.
`;

const roster = (rows: readonly string[]) => ['educator,school,id,file,title,words', ...rows, ''].join('\r\n');

/** Lines of the roster for what `writeHandedIn` writes. */
export const rosterLines = [
  `${planted.educator},${planted.school},${planted.id},Rivera/lesson.mov,Classroom video,${planted.student};Maya`,
  `${planted.educator},${planted.school},${planted.id},Rivera/Rivera lesson plan.pdf,Lesson plan,`,
  `${second.educator},${second.school},${second.id},Nwosu/board.jpg,,`,
  `${second.educator},${second.school},${second.id},Nwosu/notes.txt,Notes,`,
];

/** What two educators handed in, with every identifier in it, and a roster of it. */
export async function writeHandedIn(folder: string, rows: readonly string[] = rosterLines): Promise<void> {
  const put = (name: string, bytes: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    place(folder, name, bytes);
  };
  mkdirSync(join(folder, 'Rivera'), { recursive: true });
  copyFileSync(phoneRecording, join(folder, 'Rivera', 'lesson.mov'));
  put('Rivera/lesson.srt', captions);
  put('Rivera/Rivera lesson plan.pdf', await plantedPdf());
  put('Nwosu/board.jpg', await plantedJpeg());
  put('Nwosu/notes.txt', `Amara Nwosu of ${second.school} wrote: Jordan Rivera helped me.\n`);
  put('.DS_Store', 'of the system');
  put('Nwosu/plan.pages', 'no kind that is taken');
  put('Nwosu/plan.docx', await plantedDocx());
  put('roster.csv', roster(rows));
}
