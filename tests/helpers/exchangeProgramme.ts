import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { BatchKind, UnwatchedPolicy } from '#shared/domain/batch.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { rubricOf } from './rubric.ts';

/** Names that must never reach a blind reader or a log. */
export const secretNames = ['Quintessa Overbury', 'Saint Dunstan School', 'Rufus Lindqvist'] as const;

function submissionIn(folder: string, index: number) {
  writeFileSync(join(folder, 'media', `video-${index}.mp4`), videoBytes(index));
  writeFileSync(
    join(folder, 'media', `captions-${index}.vtt`),
    `WEBVTT\n\n00:00.000 --> 00:01.000\nClip ${index}\n`,
  );
  return {
    id: randomUUID(),
    educator: { name: `${secretNames[0]} ${index}`, school: secretNames[1] },
    answers: [{ question: 'What was the goal of the lesson?', answer: `Goal ${index}.` }],
    evidence: [
      {
        id: randomUUID(),
        kind: 'video',
        title: 'Classroom video',
        file: `media/video-${index}.mp4`,
        mediaType: 'video/mp4',
        durationMs: 60_000,
        captionsFile: `media/captions-${index}.vtt`,
      },
    ],
  };
}

/** An item of evidence for a submission of a programme's file; its file lies in `media/`. */
export function evidenceItem(
  kind: string,
  title: string,
  file: string,
  mediaType: string,
  durationMs: number | null = null,
) {
  return { id: randomUUID(), kind, title, file: `media/${file}`, mediaType, durationMs, captionsFile: null };
}

/** What stands for a video where nobody plays it: 10,000 bytes, others for each submission. */
export function videoBytes(index: number): Buffer {
  return Buffer.from(Array.from({ length: 10_000 }, (_, i) => (i * 31 + index * 7) % 256));
}

function scoresFor(rubric: Rubric, evidenceId: string) {
  return rubric.criteria.map((criterion, i) => ({
    criterionId: criterion.id,
    levelId: criterion.levels[1]?.id,
    noEvidence: i > 0,
    rationale: 'As the rubric says.',
    spans: i > 0 ? [] : [{ evidenceId, startMs: 1_000, endMs: 5_000, note: 'Here.' }],
  }));
}

interface BatchPlan {
  name: string;
  kind: BatchKind;
  unwatched: UnwatchedPolicy;
  submissionIds: string[];
}

function batchOf({ kind, ...plan }: BatchPlan) {
  const blind = kind === 'operational';
  return { id: randomUUID(), kind, blind, dueInDays: 14, secondReadRate: 0.1, ...plan };
}

/**
 * Writes a small sound programme into a folder: a blind operational batch, a practice batch that names educators, an
 * anchor, and a rater with two readings.
 * @param unwatched the policy of both batches
 */
export function writeProgramme(
  folder: string,
  submissionCount = 8,
  unwatched: UnwatchedPolicy = 'ask',
): ProgrammeFile {
  mkdirSync(join(folder, 'media'), { recursive: true });
  const rubric = rubricOf(['A', 'B', 'C']);
  const submissions = Array.from({ length: submissionCount }, (_, index) => submissionIn(folder, index));
  const ids = submissions.map((one) => one.id);
  const batches = [
    batchOf({ name: 'Spring', kind: 'operational', unwatched, submissionIds: ids }),
    batchOf({ name: 'Practice', kind: 'practice', unwatched, submissionIds: ids.slice(0, 2) }),
  ];
  const scoresOf = (index: number) => scoresFor(rubric, submissions[index]?.evidence[0]?.id ?? '');
  const file = ProgrammeFile.parse({
    format: 'rangefinder-programme-1',
    notice: 'Made for tests.',
    name: 'Test programme',
    microCredential: { id: randomUUID(), title: 'Facilitating discourse', keyMethod: 'Talk moves' },
    rubric,
    submissions,
    batches,
    anchors: [{ id: randomUUID(), submissionId: ids[0], rationale: 'Plain.', consensus: scoresOf(0) }],
    raters: [
      {
        id: randomUUID(),
        name: secretNames[2],
        readings: [0, 1].map((index) => ({
          id: randomUUID(),
          submissionId: ids[index],
          batchId: batches[0]?.id,
          scores: scoresOf(index),
        })),
      },
    ],
  });
  writeFileSync(join(folder, 'programme.json'), JSON.stringify(file));
  return file;
}
