import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEvent, chainEnd } from '#electron/db/queries/events.ts';
import { findVerdict } from '#electron/db/queries/outbox.ts';
import { applyVerdict } from '#electron/sync/verdicts.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import type { VerdictName } from '#shared/exchange/events.ts';
import { newDeviceKeys, signEvent } from '#shared/exchange/signing.ts';
import { beginReading, openTempStore, storeBatch, type TempStore } from '#tests/helpers/workstationStore.ts';

let temp: TempStore;
let eventId: string;
let readingId: string;

beforeEach(() => {
  temp = openTempStore();
  const manifest = storeBatch(temp.store);
  const submissionId = manifest.submissions[0]?.id ?? '';
  readingId = beginReading(temp.store, submissionId);
  eventId = newId();
  const { seq, hash } = chainEnd(temp.store.db);
  const payload = {
    readingId,
    submissionId,
    batchId: manifest.id,
    supersedes: null,
    openedAt: instant(),
    activeMs: 0,
    scores: [],
    annotations: [],
    feedback: '',
  };
  const unsigned = { eventId, deviceId: newId(), author: newId(), seq: seq + 1, prevHash: hash, payload };
  const rest = {
    rubricHash: manifest.rubricHash,
    mediaHashes: [],
    at: instant(),
    type: 'reading.submitted' as const,
  };
  appendEvent(temp.store.db, signEvent({ ...unsigned, ...rest }, newDeviceKeys().privateKey));
});
afterEach(() => temp.remove());

function hear(source: 'push' | 'feedback', verdict: VerdictName, minute: number): string | undefined {
  const at = `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
  return applyVerdict(temp.store.db, { eventId, verdict, source, at, reasonCode: null, reason: null });
}
const state = () => findVerdict(temp.store.db, eventId)?.state;

describe('the exchange’s word on a reading', () => {
  it('a held reading becomes accepted when the certification arrives later', () => {
    expect(hear('push', 'held', 1)).toBe(readingId);
    expect(hear('feedback', 'held', 1)).toBeUndefined();
    expect(hear('feedback', 'accepted', 5)).toBe(readingId);
    expect(state()).toBe('accepted');
  });

  it('an older receipt that arrives late changes nothing', () => {
    hear('push', 'accepted', 5);
    expect(hear('feedback', 'held', 1)).toBeUndefined();
    expect(state()).toBe('accepted');
  });

  it('“duplicate” after a lost answer is settled by the receipt, though that is older', () => {
    hear('push', 'duplicate', 5);
    expect(state()).toBe('duplicate');
    hear('feedback', 'held', 1);
    expect(state()).toBe('held');
  });

  it('“duplicate” says nothing new of an event that has a verdict', () => {
    hear('push', 'rejected', 1);
    hear('push', 'duplicate', 2);
    expect(state()).toBe('rejected');
  });

  it('a receipt for an event of another device is passed over', () => {
    eventId = newId();
    expect(hear('feedback', 'accepted', 1)).toBeUndefined();
  });
});
