import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { idOf } from './ids.ts';
import type { Points } from './lesson.ts';
import { randomFrom } from './sketch/random.ts';
import { type Meant, reflectionFile, writtenAnchor, writtenId, writtenSubmission } from './written.ts';

const first = 47;
const operational = 9;
const seeds = 4;
const numbers = Array.from({ length: operational + seeds }, (_, i) => first + i);
const isSeed = (number: number) => number >= first + operational;

/** Made-up people; none of the names is a word of the texts. */
const firstNames =
  'Apollonia Balthasara Clementia Desdemona Euphemia Frideswide Gunhilda Hyacinthe Ismenia Josephina Kreszentia Leontine Marcellina'.split(
    ' ',
  );

/** What each part of a reflection is written to: a strong part says nothing of the others, and a seed is written as any other is. */
export function meantFor(number: number): Meant {
  const random = randomFrom(`written window/${number}`);
  const level = (): Points => (1 + Math.floor(random() * 4)) as Points;
  return { A: level(), B: level(), C: level(), D: level() };
}

export const windowReflections = numbers.map((number) => reflectionFile(number, meantFor(number)));

export const answers = [
  {
    question: 'What did you want students to understand, and why does discussion help them to get there?',
    answer: 'That two ways to the same answer can be compared. They hear the second way only if we talk.',
  },
  {
    question: 'Which moment in the video shows your facilitation best, and what would you change?',
    answer: 'I handed in no video. The written reflection describes one discussion in four parts.',
  },
];

export const windowSubmissions: ProgrammeFile['submissions'] = numbers.map((number) =>
  writtenSubmission(
    number,
    { name: `${firstNames[number - first]} Placeholder`, school: 'Lakeview School (fictitious)' },
    answers,
  ),
);

/** A window of texts alone. Of nine submissions a tenth of all is one seed. */
export const windowBatch: ProgrammeFile['batches'][number] = {
  id: idOf('batch/written'),
  name: 'Discourse in mathematics, written window',
  kind: 'operational',
  blind: true,
  dueInDays: 21,
  secondReadRate: 0.1,
  unwatched: 'ask',
  submissionIds: numbers.filter((number) => !isSeed(number)).map(writtenId),
};

/** The seeds of the window: in no batch, so that nobody meets them but where they are hidden. */
export const windowSeeds: ProgrammeFile['anchors'] = numbers.filter(isSeed).map((number) =>
  writtenAnchor(number, meantFor(number), {
    rationale: 'Each part of this reflection was written to one level of its criterion.',
    seed: true,
  }),
);
