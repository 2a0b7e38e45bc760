import { problem } from '#shared/contract/errors.ts';
import type { Enrolment } from '#shared/contract/workstation.ts';
import { instant } from '#shared/domain/primitives.ts';
import { newDeviceKeys, signValue } from '#shared/exchange/signing.ts';
import type { EnrolmentResponse } from '#shared/exchange/wire.ts';
import { type EnrolmentRecord, findEnrolment, insertEnrolment } from '../db/queries/enrolment.ts';
import { changeSecrets } from '../secrets.ts';
import { normaliseAddress } from './address.ts';
import { postEnrolment } from './exchangeClient.ts';
import type { Ground } from './ground.ts';

export interface EnrolmentWish {
  address: string;
  code: string;
  sample: boolean;
}

/** The enrolment as the screen may see it. */
export function shownEnrolment(record: EnrolmentRecord): Enrolment {
  const { personId: _, deviceId: __, ...shown } = record;
  return shown;
}

function requireFree(ground: Ground): void {
  const enrolment = findEnrolment(ground.store.db);
  if (!enrolment) return;
  throw problem(
    'already_enrolled',
    `This profile is enrolled with ${enrolment.exchangeUrl} already.`,
    'To work with another exchange, start Rangefinder with another profile.',
  );
}

function recordOf(url: string, wish: EnrolmentWish, response: EnrolmentResponse): EnrolmentRecord {
  const { personId, deviceId, role, pseudonym, programme } = response;
  return {
    exchangeUrl: url,
    sample: wish.sample,
    personId,
    deviceId,
    role,
    pseudonym,
    programme: programme.name,
    notice: programme.notice,
    enrolledAt: instant(),
  };
}

async function enrolOnce(ground: Ground, wish: EnrolmentWish, signal: AbortSignal): Promise<Enrolment> {
  requireFree(ground);
  const url = normaliseAddress(wish.address);
  const { code } = wish;
  const keys = newDeviceKeys();
  // Before the code is spent: if the key cannot be kept, the code stays good.
  changeSecrets(ground.host.secrets, { ...keys, credential: '' });
  const proof = signValue({ code, publicKey: keys.publicKey }, keys.privateKey);
  const response = await postEnrolment(url, { code, publicKey: keys.publicKey, proof }, signal);
  changeSecrets(ground.host.secrets, { credential: response.credential });
  const record = recordOf(url, wish, response);
  ground.store.transaction((db) => insertEnrolment(db, record));
  ground.host.log.info({ deviceId: record.deviceId, sample: record.sample }, 'enrolled');
  ground.emit({ name: 'enrolment.changed' });
  return shownEnrolment(record);
}

/**
 * Enrols this profile, one wish after the other: a second one finds the profile taken.
 * The returned function throws ProblemError: `already_enrolled`, `exchange_*`, `code_*`, `disk_full`.
 */
export function enroller(ground: Ground, signal: AbortSignal): (wish: EnrolmentWish) => Promise<Enrolment> {
  let last: Promise<unknown> = Promise.resolve();
  return (wish) => {
    const mine = last.then(() => enrolOnce(ground, wish, signal));
    last = mine.catch(() => undefined);
    return mine;
  };
}
