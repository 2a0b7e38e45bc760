import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { captionsOf } from './captions.ts';
import { reflections } from './closedWindow.ts';
import { exampleReflections } from './examples.ts';
import { loadFonts } from './fonts.ts';
import { lessons } from './lessons.ts';
import { lessonPlanPdf } from './pdf/lessonPlan.ts';
import { fileNames, programmeOf } from './programme.ts';
import { qualificationReflections } from './qualificationSets.ts';
import type { RecordedLesson } from './readings.ts';
import { missingPrograms } from './requirements.ts';
import { drawSheet } from './studentWork.ts';
import { layOut } from './timeline.ts';
import { renderVideo } from './video.ts';
import { waitingReflections } from './waiting.ts';
import { windowReflections } from './writtenWindow.ts';

const folder = new URL('../sample/', import.meta.url);

/** Writes `resources/sample` anew: `node resources/generate-sample/main.ts`. Takes some minutes. */
async function main(): Promise<void> {
  const missing = missingPrograms();
  if (missing.length > 0) {
    for (const line of missing) console.error(line);
    process.exitCode = 1;
    return;
  }
  loadFonts();
  await rm(new URL('media', folder), { recursive: true, force: true });
  await mkdir(new URL('media', folder), { recursive: true });
  const recorded = lessons.map((lesson) => ({ lesson, timeline: layOut(lesson.turns, lesson.cast) }));
  await writeText('programme.json', `${JSON.stringify(programmeOf(recorded), null, 2)}\n`);
  const texts = [
    ...reflections,
    ...qualificationReflections,
    ...windowReflections,
    ...waitingReflections,
    ...exampleReflections,
  ];
  for (const { file, text } of texts) await writeText(file, text);
  for (const one of recorded) await writeMedia(one);
}

async function writeMedia({ lesson, timeline }: RecordedLesson): Promise<void> {
  const { number } = lesson;
  console.log(`Lesson ${number}: ${timeline.durationMs / 1000} s`);
  await writeText(fileNames.captions(number), captionsOf(timeline));
  await writeFile(new URL(fileNames.plan(number), folder), await lessonPlanPdf(lesson.plan));
  for (const [i, sheet] of lesson.work.entries())
    await writeFile(new URL(fileNames.work(number, i + 1), folder), drawSheet(sheet));
  await renderVideo(lesson, timeline, fileURLToPath(new URL(fileNames.video(number), folder)));
}

async function writeText(name: string, text: string): Promise<void> {
  await writeFile(new URL(name, folder), text);
}

await main();
