import { describe, expect, it } from 'vitest';
import { faultOf } from '#electron/features/agreement/trail.ts';
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
