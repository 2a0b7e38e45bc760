import { newId } from '#shared/domain/primitives.ts';
import { verifyValue } from '#shared/exchange/signing.ts';
import type { EnrolmentRequest, EnrolmentResponse } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { lockEnrolmentCode, markCodeUsed } from '../../db/queries/enrolment.ts';
import { insertDevice } from '../../db/queries/people.ts';
import { firstProgramme } from '../../db/queries/programme.ts';
import type { Exchange } from '../../exchange.ts';
import { newToken, secretHash } from '../../rules/credentials.ts';
import { refuse } from '../../rules/refusal.ts';
import { addPerson, certifyForAll } from './people.ts';

// A certification begins a day before the enrolment: a device's clock may be behind the exchange's.
const clockAllowanceMs = 86_400_000;
const noProgramme = {
  name: 'No programme yet',
  notice: 'This exchange holds no programme yet. Ask the programme office when its batches will be there.',
};

async function usableCode(tx: Database, codeHash: string, now: Date) {
  const code = await lockEnrolmentCode(tx, codeHash);
  if (code === undefined) {
    throw refuse(
      'code_unknown',
      'This code is not known here. Check its letters and the exchange’s address.',
    );
  }
  if (code.usedAt !== null) {
    throw refuse('code_used', 'This code was used already. Ask the programme office for a new one.');
  }
  if (code.expiresAt <= now) {
    throw refuse('code_expired', 'This code has expired. Ask the programme office for a new one.');
  }
  return code;
}

/**
 * Enrols a device and the person behind it with a one-time code.
 * @throws Refusal proof_invalid, code_unknown, code_used, code_expired
 */
export async function enrol(exchange: Exchange, request: EnrolmentRequest): Promise<EnrolmentResponse> {
  const { code, publicKey, proof } = request;
  if (!verifyValue({ code, publicKey }, proof, publicKey)) {
    throw refuse(
      'proof_invalid',
      'The proof is not this key’s signature over the code and the key. Enrol again.',
    );
  }
  const now = exchange.now();
  const credential = newToken();
  return await exchange.db.transaction(async (tx) => {
    const codeHash = secretHash(code);
    const { role, certified } = await usableCode(tx, codeHash, now);
    const [personId, deviceId] = [newId(), newId()];
    const pseudonym = await addPerson(tx, { id: personId, role, secret: exchange.secret, at: now });
    const credentialHash = secretHash(credential);
    await insertDevice(tx, { id: deviceId, personId, publicKey, credentialHash, enrolledAt: now });
    await markCodeUsed(tx, codeHash, { usedAt: now, usedBy: personId });
    if (certified) {
      const from = new Date(now.getTime() - clockAllowanceMs);
      await certifyForAll(tx, personId, { from, source: 'external qualification', at: now });
    }
    const programme = (await firstProgramme(tx)) ?? noProgramme;
    return { credential, personId, deviceId, role, pseudonym, programme };
  });
}
