import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { defaultQualification } from '#shared/domain/qualification.ts';
import { defaultPolicy } from '#shared/domain/scoringPolicy.ts';
import { defaultSeeding } from '#shared/domain/seeding.ts';
import { closedBatch, closedSubmissions } from './closedWindow.ts';
import { exampleAnchors, exampleSubmissions } from './examples.ts';
import { idOf } from './ids.ts';
import type { Lesson } from './lesson.ts';
import { qualificationAnchors, qualificationBatches, qualificationSubmissions } from './qualificationSets.ts';
import { anchorsOf, evidenceId, type RecordedLesson, ratersOf, submissionId } from './readings.ts';
import { rubric } from './rubric.ts';
import { waitingSubmissions } from './waiting.ts';
import { windowBatch, windowSeeds, windowSubmissions } from './writtenWindow.ts';

type Submission = ProgrammeFile['submissions'][number];
type Batch = ProgrammeFile['batches'][number];

const questions = [
  'What did you want students to understand, and why does discussion help them to get there?',
  'Which moment in the video shows your facilitation best, and what would you change?',
] as const;

const practice: Batch = {
  id: idOf('batch/practice'),
  name: 'Practice: discourse in mathematics',
  kind: 'practice',
  blind: false,
  dueInDays: 30,
  secondReadRate: 0,
  unwatched: 'ask',
  submissionIds: [1, 2, 3].map(submissionId),
};

const operational: Batch = {
  id: idOf('batch/operational'),
  name: 'Discourse in mathematics, first window',
  kind: 'operational',
  blind: true,
  dueInDays: 14,
  secondReadRate: 0.1,
  unwatched: 'ask',
  submissionIds: [4, 5, 6].map(submissionId),
};

/** File names inside the sample: numbers only, so that they say nothing about who handed in what. */
export const fileNames = {
  video: (n: number) => `media/video-${n}.mp4`,
  captions: (n: number) => `media/video-${n}.vtt`,
  plan: (n: number) => `media/plan-${n}.pdf`,
  work: (n: number, sheet: number) => `media/work-${n}-${sheet}.jpg`,
} as const;

/** The whole sample programme, checked against the schema it is read with. */
export function programmeOf(recorded: readonly RecordedLesson[]): ProgrammeFile {
  return ProgrammeFile.parse({
    format: 'rangefinder-programme-1',
    notice: 'Synthetic sample: every educator, school, student, classroom and rating in it is made up.',
    name: 'Sample programme (synthetic)',
    microCredential: {
      id: idOf('micro-credential'),
      title: 'Facilitating mathematical discourse',
      keyMethod:
        'The educator leads whole-class discussion in which students explain, compare and justify mathematical ideas.',
    },
    qualification: defaultQualification,
    seeding: defaultSeeding,
    policy: defaultPolicy,
    rubric,
    submissions: [
      ...recorded.map(submissionOf),
      ...closedSubmissions,
      ...qualificationSubmissions,
      ...windowSubmissions,
      ...waitingSubmissions,
      ...exampleSubmissions,
    ],
    batches: [practice, ...qualificationBatches, operational, closedBatch, windowBatch],
    anchors: [...anchorsOf(recorded), ...qualificationAnchors, ...windowSeeds, ...exampleAnchors],
    raters: ratersOf(
      recorded,
      (n) => (practice.submissionIds.includes(submissionId(n)) ? practice : operational).id,
    ),
  } satisfies ProgrammeFile);
}

function submissionOf({ lesson, timeline }: RecordedLesson): Submission {
  return {
    id: submissionId(lesson.number),
    educator: lesson.educator,
    answers: questions.map((question, i) => ({ question, answer: lesson.answers[i] ?? '' })),
    evidence: [
      {
        id: evidenceId(lesson.number, 'video'),
        kind: 'video',
        title: 'Video',
        file: fileNames.video(lesson.number),
        mediaType: 'video/mp4',
        durationMs: timeline.durationMs,
        captionsFile: fileNames.captions(lesson.number),
      },
      ...documentsOf(lesson),
    ],
  };
}

function documentsOf(lesson: Lesson): Submission['evidence'] {
  const still = { durationMs: null, captionsFile: null };
  const plan = {
    ...still,
    id: evidenceId(lesson.number, 'plan'),
    kind: 'document' as const,
    title: 'Lesson plan',
    file: fileNames.plan(lesson.number),
    mediaType: 'application/pdf',
  };
  const work = lesson.work.map((_, i) => ({
    ...still,
    id: evidenceId(lesson.number, `work-${i + 1}`),
    kind: 'image' as const,
    title: lesson.work.length > 1 ? `Student work ${i + 1}` : 'Student work',
    file: fileNames.work(lesson.number, i + 1),
    mediaType: 'image/jpeg',
  }));
  return [plan, ...work];
}
