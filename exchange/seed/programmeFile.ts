import { z } from 'zod';
import { AnchorScore, Difficulty } from '#shared/domain/anchor.ts';
import { BatchKind, Educator, UnwatchedPolicy } from '#shared/domain/batch.ts';
import { EvidenceKind, MediaType, OverviewAnswer } from '#shared/domain/evidence.ts';
import { Statements } from '#shared/domain/exercise.ts';
import { Id, Line, Milliseconds, Prose } from '#shared/domain/primitives.ts';
import { defaultQualification, QualificationRule } from '#shared/domain/qualification.ts';
import { Rubric } from '#shared/domain/rubric.ts';
import { defaultPolicy, ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import { defaultSeeding, SeedingRule } from '#shared/domain/seeding.ts';

/** A file beside programme.json: `media/` and a plain name, so that nothing outside the folder can be named. */
const MediaFile = z.string().regex(/^media\/[a-z0-9][a-z0-9.-]{0,80}$/);

const FileEvidence = z.strictObject({
  id: Id,
  kind: EvidenceKind,
  title: Line,
  file: MediaFile,
  mediaType: MediaType,
  durationMs: Milliseconds.nullable(),
  captionsFile: MediaFile.nullable(),
});

interface Contents {
  batches: readonly { name: string; kind: BatchKind; submissionIds: readonly string[] }[];
  anchors: readonly { submissionId: string; seed: boolean; training: boolean }[];
  submissions: readonly { id: string; evidence: readonly { file: string }[] }[];
}

/** What qualifies has a consensus to be judged by, and is met nowhere else: elsewhere it would be told. */
function faultOfSets({ batches, anchors }: Contents): string | undefined {
  const known = new Set(anchors.map(({ submissionId }) => submissionId));
  const homes = new Map<string, number>();
  for (const id of batches.flatMap(({ submissionIds }) => submissionIds))
    homes.set(id, (homes.get(id) ?? 0) + 1);
  for (const { name, kind, submissionIds } of batches) {
    if (kind !== 'qualification') continue;
    if (!submissionIds.every((id) => known.has(id)))
      return `the qualification set “${name}” has a submission without an anchor: add its consensus, or take it out`;
    if (submissionIds.some((id) => (homes.get(id) ?? 0) > 1))
      return `the qualification set “${name}” shares a submission with another batch: give each its own`;
  }
  return undefined;
}

/** A seed is met nowhere but where it is hidden: in no batch, and none of its files elsewhere. */
function faultOfSeeds({ batches, anchors, submissions }: Contents): string | undefined {
  const seeds = new Set(anchors.flatMap(({ submissionId, seed }) => (seed ? [submissionId] : [])));
  const known = batches.find(({ submissionIds }) => submissionIds.some((id) => seeds.has(id)));
  if (known) return `a seed is in the batch “${known.name}”: take it out, or say that it is no seed`;
  const uses = new Map<string, number>();
  for (const { evidence } of submissions)
    for (const { file } of evidence) uses.set(file, (uses.get(file) ?? 0) + 1);
  const shared = submissions
    .filter(({ id }) => seeds.has(id))
    .flatMap(({ evidence }) => evidence)
    .find(({ file }) => (uses.get(file) ?? 0) > 1);
  return shared && `a seed shares ${shared.file} with another submission: give it a file of its own`;
}

/** What everybody may look at is nothing that anybody is to score blind. */
function faultOfTraining({ batches, anchors }: Contents): string | undefined {
  const open = anchors.filter(({ training }) => training);
  if (open.some(({ seed }) => seed))
    return 'an anchor is a seed and open for training: make it one of the two';
  const ids = new Set(open.map(({ submissionId }) => submissionId));
  const known = batches.find(({ submissionIds }) => submissionIds.some((id) => ids.has(id)));
  return known && `an anchor that is open for training is in the batch “${known.name}”: take it out`;
}

/** A programme as a folder holds it: `programme.json` with this shape, and the evidence under `media/`. */
export const ProgrammeFile = z
  .strictObject({
    format: z.literal('rangefinder-programme-1'),
    /** Said wherever the programme is shown. */
    notice: Line,
    name: Line,
    microCredential: z.strictObject({ id: Id, title: Line, keyMethod: Line }),
    qualification: QualificationRule.default(defaultQualification),
    seeding: SeedingRule.default(defaultSeeding),
    policy: ScoringPolicy.default(defaultPolicy),
    rubric: Rubric,
    submissions: z
      .array(
        z.strictObject({
          id: Id,
          educator: Educator,
          answers: z.array(OverviewAnswer).min(1).max(50),
          evidence: z.array(FileEvidence).min(1).max(50),
        }),
      )
      .min(1),
    batches: z
      .array(
        z.strictObject({
          id: Id,
          name: Line,
          kind: BatchKind,
          blind: z.boolean(),
          /** Below nought where the window is over: such a batch is not handed out any more. */
          dueInDays: z.int().min(-365).max(365),
          secondReadRate: z.number().min(0).max(1),
          unwatched: UnwatchedPolicy.default('ask'),
          submissionIds: z.array(Id).min(1),
        }),
      )
      .min(1),
    anchors: z.array(
      z.strictObject({
        id: Id,
        submissionId: Id,
        rationale: Prose.min(1),
        consensus: z.array(AnchorScore).min(1),
        /** Whether it may be hidden among what is scored operationally. */
        seed: z.boolean().default(false),
        /** Whether it is open to everybody who scores, to learn from. */
        training: z.boolean().default(false),
        difficulty: Difficulty.nullable().default(null),
        /** What is to be told apart in the exercise of an example. */
        statements: Statements.default([]),
      }),
    ),
    /** Synthetic raters, each with readings made before the newcomer arrives. */
    raters: z.array(
      z.strictObject({
        id: Id,
        name: Line,
        readings: z.array(
          z.strictObject({
            id: Id,
            submissionId: Id,
            batchId: Id,
            /** When it was made, in days before the import; in the last days where it is not said. */
            daysAgo: z.number().min(0).max(365).optional(),
            scores: z.array(AnchorScore).min(1),
          }),
        ),
      }),
    ),
  })
  .superRefine((file, context) => {
    const message = faultOfSets(file) ?? faultOfSeeds(file) ?? faultOfTraining(file);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
export type ProgrammeFile = z.infer<typeof ProgrammeFile>;
