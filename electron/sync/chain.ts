import { instant, newId } from '#shared/domain/primitives.ts';
import { SignedEvent, type UnsignedEvent } from '#shared/exchange/events.ts';
import { signEvent } from '#shared/exchange/signing.ts';
import { appendEvent, chainEnd } from '../db/queries/events.ts';
import type { Db } from '../db/store.ts';
import type { Device } from './device.ts';

type Said<E> = E extends UnsignedEvent ? Pick<E, 'type' | 'payload' | 'rubricHash' | 'mediaHashes'> : never;

/**
 * Signs what is said as the next event of this device's chain and queues it for the exchange, in the caller's
 * transaction.
 */
export function sayNext(db: Db, device: Device, said: Said<UnsignedEvent>): SignedEvent {
  const { seq, hash } = chainEnd(db);
  const unsigned = {
    eventId: newId(),
    deviceId: device.deviceId,
    author: device.personId,
    seq: seq + 1,
    prevHash: hash,
    at: instant(),
    ...said,
  };
  // Parsed before it is chained: an event the exchange could not read would stay in the chain for ever.
  const event = SignedEvent.parse(signEvent(unsigned, device.privateKey));
  appendEvent(db, event);
  return event;
}
