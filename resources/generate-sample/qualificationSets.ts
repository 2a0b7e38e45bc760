import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { idOf } from './ids.ts';
import type { Letter, Points } from './lesson.ts';
import { randomFrom } from './sketch/random.ts';
import { type Meant, reflectionFile, writtenAnchor, writtenId, writtenSubmission } from './written.ts';

const first = 31;
const perSet = 4;
/** Two sets for each of two attempts. */
const sets = [1, 2, 3, 4] as const;
const numbersOf = (set: number) => Array.from({ length: perSet }, (_, i) => first + (set - 1) * perSet + i);
const numbers = sets.flatMap(numbersOf);

/** Made-up people; none of the names is a word of the texts. */
const firstNames =
  'Adelheid Brunhilde Calliope Dorothea Ernestine Florentine Georgiana Henriette Iphigenia Jacobine Klementine Ludovica Mathilda Nepomucena Octavia Petronella'.split(
    ' ',
  );

/** Each criterion goes over the whole scale in every set, by itself: neither the middle nor the first part tells the rest. */
function meantFor(number: number): Meant {
  const [set, place] = [Math.floor((number - first) / perSet), (number - first) % perSet];
  const levelOn = (letter: Letter): Points => {
    const random = randomFrom(`qualifies/${set}/${letter}`);
    const order = ([1, 2, 3, 4] as const).map((points) => ({ points, at: random() }));
    return order.toSorted((a, b) => a.at - b.at)[place]?.points ?? 1;
  };
  return { A: levelOn('A'), B: levelOn('B'), C: levelOn('C'), D: levelOn('D') };
}

export const qualificationReflections = numbers.map((number) => reflectionFile(number, meantFor(number)));

const answers = [
  {
    question: 'What did you want students to understand, and why does discussion help them to get there?',
    answer:
      'That a claim needs a reason others can follow. In a discussion the class asks for it, not only I.',
  },
  {
    question: 'Which moment in the video shows your facilitation best, and what would you change?',
    answer: 'This submission has no video. The written reflection describes one discussion in four parts.',
  },
];

export const qualificationSubmissions: ProgrammeFile['submissions'] = numbers.map((number) =>
  writtenSubmission(
    number,
    { name: `${firstNames[number - first]} Placeholder`, school: 'Hillcrest Academy (fictitious)' },
    answers,
  ),
);

/** Sets by which assessors show that they score as the consensus does. */
export const qualificationBatches: ProgrammeFile['batches'] = sets.map((set) => ({
  id: idOf(`batch/qualification/${set}`),
  name: `Qualification: discourse in mathematics, set ${set}`,
  kind: 'qualification',
  blind: true,
  dueInDays: 365,
  secondReadRate: 0,
  unwatched: 'ask',
  submissionIds: numbersOf(set).map(writtenId),
}));

export const qualificationAnchors: ProgrammeFile['anchors'] = numbers.map((number) =>
  writtenAnchor(number, meantFor(number), {
    rationale:
      'Each part of this reflection was written to one level of its criterion, and the parts were levelled apart from one another: a strong part says nothing of the others.',
  }),
);
