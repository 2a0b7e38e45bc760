import { newId } from '#shared/domain/primitives.ts';
import type { HeldCertification } from '#shared/exchange/ladder.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { heldReadings, insertCertification, release, type Step } from '../../db/queries/qualification.ts';

interface Grant {
  personId: string;
  step: Step;
  at: Date;
  /** From when on it holds. */
  from: Date;
  validUntil: Date;
  /** Who vouches for it. */
  source: 'qualification' | 'office';
  agreement: HeldCertification['agreement'];
}

/** Certifies somebody, and lets the readings count that wait for a certification. @returns what to tell the person */
export async function grant(
  tx: Database,
  { personId, step, at, from, validUntil, source, agreement }: Grant,
): Promise<FeedbackItem[]> {
  const { microCredentialId, rubricHash, title } = step;
  const id = newId();
  await insertCertification(tx, {
    ...{ id, personId, microCredentialId, rubricHash, agreement },
    ...{ source, validFrom: from, validUntil },
  });
  const held = await heldReadings(tx, step, { whose: personId, reason: 'not_certified' });
  await release(tx, held, { id, at });
  const base = () => ({ id: newId(), at: at.toISOString() });
  return [
    {
      ...base(),
      type: 'certification',
      microCredentialId,
      title,
      status: 'valid',
      validUntil: validUntil.toISOString(),
    },
    ...held.map(
      ({ eventId }): FeedbackItem => ({
        ...base(),
        type: 'receipt',
        eventId,
        verdict: 'accepted',
        reason: null,
      }),
    ),
  ];
}
