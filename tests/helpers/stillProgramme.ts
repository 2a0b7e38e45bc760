import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { evidenceItem, writeProgramme } from './exchangeProgramme.ts';

export const longPlan = { pages: 120, oddPage: 90, oddWords: 'a unicorn in the margin' } as const;
export const reflection =
  'I asked how they knew, and waited.\nTwo hands went up 🙂; I left the question standing.\n'.repeat(40);

/** A plan of many pages, every seventh of them broad, and words on one that are on no other. */
async function planBytes(): Promise<Uint8Array> {
  const plan = await PDFDocument.create();
  const font = await plan.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= longPlan.pages; number += 1) {
    const page = plan.addPage(number % 7 === 0 ? [842, 595] : [595, 842]);
    page.drawText(`Lesson ${number}`, { x: 60, y: 500, size: 24, font });
    if (number === longPlan.oddPage) page.drawText(longPlan.oddWords, { x: 60, y: 200, size: 12, font });
  }
  return plan.save();
}

/** Writes a programme whose submissions have a long document, an image, a text and a broken document besides a video. */
export async function writeStillProgramme(folder: string): Promise<void> {
  writeProgramme(folder, 2);
  const media = (name: string) => join(folder, 'media', name);
  writeFileSync(media('plan.pdf'), await planBytes());
  copyFileSync('resources/sample/media/work-1-1.jpg', media('work.jpg'));
  writeFileSync(media('reflection.txt'), reflection);
  writeFileSync(media('broken.pdf'), '%PDF-1.7\nnothing that a document is made of\n');
  const file = JSON.parse(readFileSync(join(folder, 'programme.json'), 'utf8'));
  for (const submission of file.submissions) {
    submission.evidence.push(
      evidenceItem('document', 'Plan', 'plan.pdf', 'application/pdf'),
      evidenceItem('image', 'Work', 'work.jpg', 'image/jpeg'),
      evidenceItem('text', 'Reflection', 'reflection.txt', 'text/plain'),
      evidenceItem('document', 'Broken', 'broken.pdf', 'application/pdf'),
    );
  }
  writeFileSync(join(folder, 'programme.json'), JSON.stringify(file));
}
