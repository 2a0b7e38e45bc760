import { describe, expect, it } from 'vitest';
import type { BatchRecord } from '#electron/db/queries/batches.ts';
import type { MediaRecord } from '#electron/db/queries/media.ts';
import { type DownloadView, downloadOf } from '#electron/features/queue/rows.ts';
import { problem } from '#shared/contract/errors.ts';
import { newId } from '#shared/domain/primitives.ts';

const wrong = problem('digest_mismatch', 'Changed.', 'Again.').problem;
const full = problem('disk_full', 'Full.', 'Free some.').problem;
const offline = problem('exchange_unreachable', 'No answer.', 'Wait.').problem;

function batch(change: Partial<BatchRecord> = {}): BatchRecord {
  return {
    id: newId(),
    version: 'v2',
    name: 'Spring',
    kind: 'operational',
    blind: true,
    state: 'claimed',
    dueAt: null,
    submissionCount: 1,
    bytes: 300,
    download: 'wanted',
    downloadProblem: null,
    problem: null,
    keepUntil: null,
    removedAt: null,
    manifest: { rubricHash: '', microCredential: 'Discourse', readerPseudonym: 'Heron', unwatched: 'ask' },
    ...change,
  };
}

function file(sha256: string, change: Partial<MediaRecord> = {}): MediaRecord {
  const none = { completeAt: null, problem: null, recording: null, unplayable: null };
  return { sha256, bytes: 100, mediaType: 'video/mp4', ...none, ...change };
}
const here = (sha256: string) => file(sha256, { completeAt: '2026-01-01T00:00:00.000Z' });

function view(running: string[] = [], interruption: DownloadView['interruption'] = () => null): DownloadView {
  return {
    receivedBytes: (one) => (one.completeAt === null ? 10 : one.bytes),
    isRunning: (sha256) => running.includes(sha256),
    interruption,
  };
}

describe('how far the evidence of a batch has come', () => {
  it('without a manifest there is nothing to download', () => {
    expect(downloadOf(batch({ manifest: null }), [], view())).toEqual({
      state: 'none',
      receivedBytes: 0,
      totalBytes: 300,
      problem: null,
    });
  });

  it.each([
    ['complete', batch(), [here('a')], view()],
    ['complete', batch({ download: 'paused' }), [here('a')], view()],
    ['running', batch(), [here('a'), file('b')], view(['b'])],
    ['running', batch(), [file('a', { problem: wrong }), file('b')], view(['b'])],
    ['waiting', batch(), [here('a'), file('b')], view()],
    ['paused', batch({ download: 'paused' }), [file('a')], view()],
    ['failed', batch(), [here('a'), file('b', { problem: wrong })], view()],
    ['failed', batch({ downloadProblem: full }), [file('a')], view()],
    ['none', batch({ download: 'none', state: 'released' }), [file('a')], view()],
  ])('is %s', (state, record, files, seen) => {
    expect(downloadOf(record, files, seen).state).toBe(state);
  });

  it('counts what is complete and what has come of the rest', () => {
    expect(downloadOf(batch(), [here('a'), file('b')], view(['b']))).toMatchObject({
      receivedBytes: 110,
      totalBytes: 200,
    });
  });

  it('says why it waits while the exchange does not answer', () => {
    const waiting = downloadOf(
      batch(),
      [file('a')],
      view([], () => offline),
    );
    expect(waiting).toMatchObject({ state: 'waiting', problem: { code: 'exchange_unreachable' } });
  });
});
