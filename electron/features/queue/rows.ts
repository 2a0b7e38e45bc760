import type { BatchRow, Download, ReadingCounts, SubmissionRow } from '#shared/contract/queue.ts';
import type { BatchRecord } from '../../db/queries/batches.ts';
import type { MediaRecord } from '../../db/queries/media.ts';
import type { StandingRecord } from '../../db/queries/standing.ts';
import type { Downloads } from '../../sync/downloads.ts';

export type DownloadView = Pick<Downloads, 'receivedBytes' | 'isRunning' | 'interruption'>;

/** What is known about a batch beyond its own record. */
export interface BatchFacts {
  files: readonly MediaRecord[];
  counts: ReadingCounts | undefined;
  nextSubmissionId: string | undefined;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function stateOf(batch: BatchRecord, files: readonly MediaRecord[], view: DownloadView): Download['state'] {
  const missing = files.filter((file) => file.completeAt === null);
  if (missing.length === 0) return 'complete';
  if (batch.download !== 'wanted') return batch.download;
  if (missing.some((file) => view.isRunning(file.sha256))) return 'running';
  if (batch.downloadProblem !== null || missing.every((file) => file.problem !== null)) return 'failed';
  return 'waiting';
}

function problemOf(
  batch: BatchRecord,
  download: { state: Download['state']; files: readonly MediaRecord[]; view: DownloadView },
): Download['problem'] {
  const { state, files, view } = download;
  if (state === 'complete' || state === 'none') return null;
  const ofFile = files.find((file) => file.completeAt === null && file.problem !== null)?.problem ?? null;
  const known = batch.downloadProblem ?? ofFile;
  return known ?? (state === 'waiting' ? view.interruption() : null);
}

/** How far the evidence of a batch has come. */
export function downloadOf(batch: BatchRecord, files: readonly MediaRecord[], view: DownloadView): Download {
  if (batch.manifest === null) {
    return { state: 'none', receivedBytes: 0, totalBytes: batch.bytes, problem: null };
  }
  const state = stateOf(batch, files, view);
  return {
    state,
    receivedBytes: sum(files.map((file) => view.receivedBytes(file))),
    totalBytes: sum(files.map((file) => file.bytes)),
    problem: problemOf(batch, { state, files, view }),
  };
}

const none = { started: 0, submitted: 0, waiting: 0, accepted: 0, held: 0, rejected: 0 };

export function batchRow(batch: BatchRecord, facts: BatchFacts, view: DownloadView): BatchRow {
  const { id, name, kind, blind, state, dueAt, keepUntil, removedAt, problem, manifest } = batch;
  return {
    id,
    name,
    kind,
    blind,
    state,
    dueAt,
    keepUntil,
    removedAt,
    microCredential: manifest?.microCredential ?? null,
    download: downloadOf(batch, facts.files, view),
    readings: facts.counts ?? { total: batch.submissionCount, ...none },
    nextSubmissionId: removedAt === null ? (facts.nextSubmissionId ?? null) : null,
    problem,
  };
}

function submissionState({ draftId, verdict, returnedFor }: StandingRecord): SubmissionRow['state'] {
  if (draftId !== null) return 'started';
  if (verdict === null) return 'new';
  if (verdict !== 'accepted' && verdict !== 'duplicate') return verdict;
  return returnedFor === null ? 'accepted' : 'returned';
}

export function submissionRow(standing: StandingRecord): SubmissionRow {
  const { position: ordinal, draftId: _, submittedId: __, verdict: ___, ...row } = standing;
  return { ...row, ordinal, state: submissionState(standing) };
}
