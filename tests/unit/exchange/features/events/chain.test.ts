import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalOf, emptyChain, follows, hasGap } from '#exchange/features/events/chain.ts';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { genesisHash, newDeviceKeys, signValue } from '#shared/exchange/signing.ts';

const events = (...numbers: number[]) => numbers.map((seq) => ({ seq }));

describe('a gap', () => {
  it.each([
    [0, [1], false],
    [0, [2], true],
    [3, [4, 5, 6], false],
    [3, [2, 3, 4], false],
    [3, [1, 2], false],
    [3, [4, 6], true],
    [3, [4, 4, 5], false],
    [3, [5, 4], true],
  ])('after %i with %j: %s', (seq, numbers, expected) => {
    expect(hasGap({ seq, hash: '' }, events(...numbers))).toBe(expected);
  });

  it('is never in a run that begins at or before the next number', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(200), (held, back, length) => {
        const begin = Math.max(1, held + 1 - back);
        const run = Array.from({ length }, (_, i) => begin + i);
        return !hasGap({ seq: held, hash: '' }, events(...run));
      }),
    );
  });
});

it('follows the head by number and by hash', () => {
  expect(follows(emptyChain, { seq: 1, prevHash: genesisHash })).toBe(true);
  expect(follows(emptyChain, { seq: 2, prevHash: genesisHash })).toBe(false);
  expect(follows(emptyChain, { seq: 1, prevHash: 'f'.repeat(64) })).toBe(false);
});

describe('what arrives', () => {
  const keys = newDeviceKeys();
  const reader = {
    personId: newId(),
    deviceId: newId(),
    role: 'assessor' as const,
    publicKey: keys.publicKey,
    withdrawn: false,
  };
  const link = {
    eventId: newId(),
    deviceId: reader.deviceId,
    author: reader.personId,
    seq: 1,
    prevHash: genesisHash,
    anything: 'at all',
  };
  const signed = (event: typeof link) => ({ ...event, signature: signValue(event, keys.privateKey) });

  it('has no fault when it is the device’s own, whatever it says', () => {
    expect(arrivalOf(signed(link), reader).fault).toBeNull();
  });
  it('bears the hash that the next event of the device names', () => {
    const event = signed(link);
    expect(arrivalOf(event, reader).hash).toBe(hashOf(event));
  });
  it('is not the device’s when a word was changed', () => {
    expect(arrivalOf({ ...signed(link), anything: 'else' }, reader).fault).toBe('signature_invalid');
  });
  it('is not the device’s when it names another person or device', () => {
    expect(arrivalOf(signed({ ...link, author: newId() }), reader).fault).toBe('author_mismatch');
    expect(arrivalOf(signed({ ...link, deviceId: newId() }), reader).fault).toBe('author_mismatch');
  });
  it('is no event without a place in a chain', () => {
    expect(arrivalOf({ eventId: newId(), seq: 1 }, reader).fault).toBe('payload_invalid');
    expect(arrivalOf({ eventId: newId(), seq: 1, note: '\ud800' }, reader).fault).toBe('payload_invalid');
  });
});
