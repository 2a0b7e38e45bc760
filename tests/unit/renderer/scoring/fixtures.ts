import type { Reading } from '#shared/contract/scoring.ts';
import type { Edit } from '#shared/domain/change.ts';
import type { Stretch } from '#shared/domain/coverage.ts';
import { newId } from '#shared/domain/primitives.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import { createAutosaver } from '../../../../renderer/src/features/scoring/autosave/autosaver.ts';
import type { Looking } from '../../../../renderer/src/features/scoring/working/ground.ts';
import { createWorking } from '../../../../renderer/src/features/scoring/working.ts';

export function readingWith(letters: readonly string[]): Reading {
  const media = { sha256: 'a'.repeat(64), mediaType: 'video/mp4' };
  const video = { id: newId(), kind: 'video', title: 'Video', media, captions: null } as const;
  return {
    id: newId(),
    state: 'draft',
    reason: null,
    supersedes: null,
    submittedAt: null,
    revisable: true,
    batch: {
      id: newId(),
      name: 'Window 1',
      kind: 'operational',
      blind: true,
      microCredential: 'Discourse',
      readerPseudonym: 'Heron',
      submissions: 3,
      unwatched: 'ask',
    },
    submission: { id: newId(), pseudonym: 'Juniper', educator: null, ordinal: 1, answers: [] },
    nextSubmissionId: null,
    rubric: rubricOf(letters),
    evidence: [{ ...video, durationMs: 60_000, recording: null, problem: null }],
    scores: [],
    annotations: [],
    flags: [],
    coverage: [],
    cameraOffsets: [],
    history: { undo: null, redo: null },
    feedback: '',
  };
}

/** A draft at work, and every edit that reached the disk. */
export function workingWith(letters: readonly string[]) {
  const reading = readingWith(letters);
  const sent: Edit[] = [];
  const savedAt = '2026-01-01T00:00:00.000Z';
  const autosaver = createAutosaver({
    save: async (edits) => {
      sent.push(...edits);
      return { savedAt, history: reading.history };
    },
    step: async () => ({ savedAt, changes: [], history: reading.history }),
  });
  const watched: [string, readonly Stretch[]][] = [];
  const looking: Looking = {
    watched: async (evidenceId, stretches) => watched.push([evidenceId, stretches]),
    align: async () => undefined,
  };
  const working = createWorking(reading, { autosaver, looking });
  const evidenceId = reading.evidence[0]?.id ?? '';
  const criterionIds = reading.rubric.criteria.map(({ id }) => id);
  return {
    reading,
    sent,
    watched,
    autosaver,
    looking,
    working,
    state: working.store.getState,
    evidenceId,
    criterionIds,
  };
}
