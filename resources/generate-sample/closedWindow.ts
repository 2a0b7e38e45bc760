import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { AnchorScore } from '#shared/domain/anchor.ts';
import { idOf } from './ids.ts';
import type { Points } from './lesson.ts';
import { randomFrom } from './sketch/random.ts';
import { inScale, type Meant, partScores, reflectionFile, writtenId, writtenSubmission } from './written.ts';

type Submission = ProgrammeFile['submissions'][number];
type RaterReading = ProgrammeFile['raters'][number]['readings'][number];

const first = 7;
const numbers = Array.from({ length: 24 }, (_, i) => first + i);
const beganDaysAgo = 75;
const betweenReadingsDays = 2;

/** Made-up people; none of the names is a word of the texts. */
const firstNames =
  'Abelone Benedikta Casimira Delphinia Eulalia Fredegund Gwendolen Hildegund Isabeau Jocasta Kunigunde Leocadia Melisande Nikephora Ottoline Philippa Quintilla Rosamunde Seraphina Theophania Ursulina Valentina Wilhelmina Xanthippe'.split(
    ' ',
  );

/** A batch whose window is over: its readings are what an auditor looks into. Newcomers do not get it any more. */
export const closedBatch: ProgrammeFile['batches'][number] = {
  id: idOf('batch/closed'),
  name: 'Discourse in mathematics, closed window',
  kind: 'operational',
  blind: true,
  dueInDays: -20,
  secondReadRate: 1,
  unwatched: 'ask',
  submissionIds: numbers.map(writtenId),
};

/** What the evidence of a submission deserves, as its writer meant it: good and weak parts go together. */
function meantFor(number: number): Meant {
  const random = randomFrom(`meant/${number}`);
  const whole = 1 + Math.floor(random() * 4);
  const around = () => inScale(whole + Math.round(random() * 1.6 - 0.8));
  return { A: around(), B: around(), C: around(), D: around() };
}

export const reflections = numbers.map((number) => reflectionFile(number, meantFor(number)));

const answers = [
  {
    question: 'What did you want students to understand, and why does discussion help them to get there?',
    answer: 'That a reason has to hold for more than the example in front of us. Talking makes them say it.',
  },
  {
    question: 'Which moment in the video shows your facilitation best, and what would you change?',
    answer:
      'There is no video in this window. The written reflection describes one discussion in four parts.',
  },
];

export const closedSubmissions: readonly Submission[] = numbers.map((number) =>
  writtenSubmission(
    number,
    { name: `${firstNames[number - first]} Placeholder`, school: 'Riverbend School (fictitious)' },
    answers,
  ),
);

/** Rater 2 is now and then a level too low; rater 3 mostly a level too high from the middle of the window on. */
function leaning(rater: number, turn: number, random: () => number): number {
  if (rater === 2) return random() < 0.08 ? -1 : 0;
  if (rater === 3 && turn >= numbers.length / 2) return random() < 0.8 ? 1 : 0;
  return 0;
}

function pointsGiven(meant: Points, lean: number, random: () => number): Points {
  const slip = random();
  const noise = slip < 0.05 ? -1 : slip > 0.95 ? 1 : 0;
  return inScale(meant + noise + lean);
}

function scoresOf(rater: number, number: number, turn: number): AnchorScore[] {
  const random = randomFrom(`closed/${rater}/${number}`);
  const meant = meantFor(number);
  return partScores(number, meant, (letter) => {
    const points = pointsGiven(meant[letter], leaning(rater, turn, random), random);
    return { points, rationale: `The part on this criterion reads as level ${points}.` };
  });
}

/**
 * The readings of a synthetic rater in the closed window, in the order they were made. Rater 3 drifts: from the middle of
 * the window on mostly one level too high.
 */
export function closedReadings(rater: number): RaterReading[] {
  return numbers.map((number) => ({
    id: idOf(`reading/${rater}/${number}`),
    submissionId: writtenId(number),
    batchId: closedBatch.id,
    daysAgo: beganDaysAgo - (number - first) * betweenReadingsDays - rater / 10,
    scores: scoresOf(rater, number, number - first),
  }));
}
