import { describe, expect, it } from 'vitest';
import { faultOf, listedRows } from '#electron/features/agreement/trail.ts';
import type { TrailRow } from '#shared/contract/agreement.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { DecisionEvent } from '#shared/exchange/events.ts';
import { eventHash, genesisHash, newDeviceKeys, signEvent } from '#shared/exchange/signing.ts';

const keys = newDeviceKeys();
const [deviceId, author] = [newId(), newId()];

function next(seq: number, prevHash: string): DecisionEvent {
  const payload = {
    decisionId: newId(),
    submissionId: newId(),
    readingIds: [newId(), newId()],
    scores: [{ criterionId: newId(), levelId: newId() }],
    rationale: 'The span shows it.',
  };
  return signEvent(
    {
      ...{ eventId: newId(), deviceId, author, seq, prevHash, payload },
      type: 'adjudication.decided',
      rubricHash: '0'.repeat(64),
      mediaHashes: [],
      at: '2026-01-01T00:00:00.000Z',
    },
    keys.privateKey,
  ) as DecisionEvent;
}

const first = next(1, genesisHash);
const end = { seq: 1, hash: eventHash(first) };

describe('an event of the log', () => {
  it('is sound where it is signed and follows the one before', () => {
    expect(faultOf(first, keys.publicKey, undefined)).toBeNull();
    expect(faultOf(next(2, end.hash), keys.publicKey, end)).toBeNull();
  });

  it('has a wrong signature where anything in it was changed, or another key signed it', () => {
    const changed = { ...first, payload: { ...first.payload, rationale: 'Something else.' } };
    expect(faultOf(changed, keys.publicKey, undefined)).toBe('signature');
    expect(faultOf(first, newDeviceKeys().publicKey, undefined)).toBe('signature');
  });

  it('leaves a gap where one before it is missing', () => {
    expect(faultOf(next(3, end.hash), keys.publicKey, end)).toBe('gap');
  });

  it('does not follow what it was not chained to', () => {
    expect(faultOf(next(2, genesisHash), keys.publicKey, end)).toBe('chain');
    expect(faultOf(next(1, genesisHash), keys.publicKey, end)).toBe('chain');
  });
});

describe('more events than are listed', () => {
  const rowAt = (number: number, fault: TrailRow['fault']): TrailRow => ({
    ...{ number, fault, eventId: newId(), deviceId, seq: number, type: 'reading.submitted' },
    ...{ at: '2026-01-01T00:00:00.000Z', receivedAt: '2026-01-01T00:00:00.000Z', verdict: 'accepted' },
    ...{ readingId: newId(), submissionId: null },
  });
  const rows = Array.from({ length: 12 }, (_, at) => rowAt(at + 1, at === 2 || at === 10 ? 'chain' : null));

  it('leave the latest, and before them whatever is at fault', () => {
    expect(listedRows(rows, 6).map(({ number }) => number)).toEqual([3, 8, 9, 10, 11, 12]);
    expect(listedRows(rows, 12)).toEqual(rows);
  });

  it('leave no more than fit, however many are at fault', () => {
    const broken = rows.map((row) => ({ ...row, fault: 'gap' as const }));
    expect(listedRows([...broken, rowAt(13, null)], 6).length).toBeLessThanOrEqual(6);
  });
});
