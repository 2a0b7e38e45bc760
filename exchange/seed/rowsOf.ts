import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { ProgrammeRows } from '../db/queries/programme.ts';
import type { ProgrammeFile } from './programmeFile.ts';

const dayMs = 86_400_000;

/** A file's digest and length in the store. */
export type StoredFile = { sha256: string; bytes: number };

type FileEvidence = ProgrammeFile['submissions'][number]['evidence'][number];

function stored(files: ReadonlyMap<string, StoredFile>, file: string): StoredFile {
  const found = files.get(file);
  if (found === undefined) throw new Error('evidence that was not stored');
  return found;
}

function mediaRows(evidence: readonly FileEvidence[], files: ReadonlyMap<string, StoredFile>) {
  return evidence.flatMap((one) => {
    const media = { ...stored(files, one.file), mediaType: one.mediaType };
    if (one.captionsFile === null) return [media];
    return [media, { ...stored(files, one.captionsFile), mediaType: 'text/vtt' }];
  });
}

function evidenceRows(
  submission: ProgrammeFile['submissions'][number],
  files: ReadonlyMap<string, StoredFile>,
) {
  return submission.evidence.map((one, position) => ({
    id: one.id,
    submissionId: submission.id,
    position,
    kind: one.kind,
    title: one.title,
    mediaSha256: stored(files, one.file).sha256,
    durationMs: one.durationMs,
    captionsSha256: one.captionsFile === null ? null : stored(files, one.captionsFile).sha256,
  }));
}

/**
 * A programme file as rows of the database.
 * @param files every file the programme names, as stored
 * @param at the import: due dates count from it
 */
export function rowsOf(
  file: ProgrammeFile,
  files: ReadonlyMap<string, StoredFile>,
  context: { source: string; at: Date },
): ProgrammeRows {
  const programmeId = newId();
  const rubricHash = hashOf(file.rubric);
  const microCredentialId = file.microCredential.id;
  const { source, at } = context;
  return {
    programme: {
      id: programmeId,
      name: file.name,
      notice: file.notice,
      source,
      importedAt: at,
      qualification: file.qualification,
      seeding: file.seeding,
      policy: file.policy,
    },
    microCredential: { ...file.microCredential, programmeId },
    rubric: { hash: rubricHash, body: file.rubric },
    submissions: file.submissions.map(({ id, answers }) => ({ id, microCredentialId, answers })),
    educators: file.submissions.map(({ id, educator }) => ({ submissionId: id, ...educator })),
    media: file.submissions.flatMap((one) => mediaRows(one.evidence, files)),
    evidence: file.submissions.flatMap((one) => evidenceRows(one, files)),
    batches: file.batches.map(({ submissionIds: _, dueInDays, ...batch }) => ({
      ...batch,
      microCredentialId,
      rubricHash,
      dueAt: new Date(at.getTime() + dueInDays * dayMs),
    })),
    batchSubmissions: file.batches.flatMap((batch) =>
      batch.submissionIds.map((submissionId) => ({ batchId: batch.id, submissionId })),
    ),
    anchors: file.anchors,
  };
}
