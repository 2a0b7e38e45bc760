import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEvent, chainEnd } from '#electron/db/queries/events.ts';
import { eventsAfter } from '#electron/db/queries/outbox.ts';
import type { Db } from '#electron/db/store.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import { SignedEvent } from '#shared/exchange/events.ts';
import { eventHash, genesisHash, newDeviceKeys, signEvent, verifyEvent } from '#shared/exchange/signing.ts';
import { beginReading, manifestOf, openTempStore, storeBatch } from '#tests/helpers/workstationStore.ts';

const keys = newDeviceKeys();
const device = { deviceId: newId(), author: newId() };

function nextEvent(db: Db, readingId: string, feedback: string): SignedEvent {
  const { seq, hash } = chainEnd(db);
  const payload = {
    readingId,
    batchId: newId(),
    submissionId: newId(),
    supersedes: null,
    openedAt: instant(),
    activeMs: 0,
    scores: [{ criterionId: newId(), levelId: newId(), noEvidence: true, rationale: feedback }],
    annotations: [],
    feedback,
  };
  const unsigned = {
    ...device,
    eventId: newId(),
    seq: seq + 1,
    prevHash: hash,
    rubricHash: genesisHash,
    mediaHashes: [],
    at: instant(),
    type: 'reading.submitted' as const,
    payload,
  };
  return signEvent(unsigned, keys.privateKey);
}

describe('the chain of events', () => {
  it('links every event to the one before, whatever the readings say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 3 }),
        (texts) => {
          const temp = openTempStore();
          try {
            const { submissions } = storeBatch(temp.store, manifestOf());
            texts.forEach((text, i) => {
              const readingId = beginReading(temp.store, submissions[i]?.id ?? '');
              temp.store.transaction((db) => appendEvent(db, nextEvent(db, readingId, text)));
            });
            const stored = eventsAfter(temp.store.db, 0, 10).map((row) =>
              SignedEvent.parse(JSON.parse(row.body)),
            );
            expect(stored.map((event) => event.seq)).toEqual(texts.map((_, i) => i + 1));
            stored.forEach((event, i) => {
              const before = stored[i - 1];
              expect(event.prevHash).toBe(before ? eventHash(before) : genesisHash);
              expect(verifyEvent(event, keys.publicKey)).toBe(true);
            });
            expect(chainEnd(temp.store.db).hash).toBe(eventHash(stored.at(-1) as SignedEvent));
          } finally {
            temp.remove();
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('takes no event that skips a place or follows another hash', () => {
    const temp = openTempStore();
    const { submissions } = storeBatch(temp.store);
    const readingId = beginReading(temp.store, submissions[0]?.id ?? '');
    const event = nextEvent(temp.store.db, readingId, '');
    expect(() => appendEvent(temp.store.db, { ...event, seq: 2 })).toThrow('continues the chain');
    expect(() => appendEvent(temp.store.db, { ...event, prevHash: 'a'.repeat(64) })).toThrow(
      'continues the chain',
    );
    temp.remove();
  });
});
