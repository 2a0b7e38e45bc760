import { newId } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/role.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { addFeedback } from '../../db/queries/feedback.ts';
import {
  insertCertifications,
  insertPerson,
  lockPeople,
  takenPersonPseudonyms,
} from '../../db/queries/people.ts';
import { listMicroCredentials } from '../../db/queries/programme.ts';
import { monthsLater } from '../../rules/dates.ts';
import { pseudonymOf } from '../../rules/naming.ts';

export interface NewPerson {
  id: string;
  role: Role;
  secret: string;
  at: Date;
}

/** Adds a person under a pseudonym that nobody else in the programme bears. @returns the pseudonym */
export async function addPerson(tx: Database, person: NewPerson): Promise<string> {
  await lockPeople(tx);
  const taken = await takenPersonPseudonyms(tx);
  const pseudonym = pseudonymOf(
    'reader',
    { scope: 'programme', reader: person.id, subject: person.id },
    { secret: person.secret, taken },
  );
  await insertPerson(tx, { id: person.id, role: person.role, pseudonym, createdAt: person.at });
  return pseudonym;
}

/** Certifies a person for every micro-credential for 12 months, and tells them. */
export async function certifyForAll(
  tx: Database,
  personId: string,
  grant: { from: Date; source: string; at: Date },
): Promise<void> {
  const validUntil = monthsLater(grant.from, 12);
  const all = await listMicroCredentials(tx);
  const rows = all.map((one) => ({
    id: newId(),
    personId,
    microCredentialId: one.id,
    source: grant.source,
    validFrom: grant.from,
    validUntil,
  }));
  await insertCertifications(tx, rows);
  const news = all.map(
    (one): FeedbackItem => ({
      id: newId(),
      at: grant.at.toISOString(),
      type: 'certification',
      microCredentialId: one.id,
      title: one.title,
      status: 'valid',
      validUntil: validUntil.toISOString(),
    }),
  );
  await addFeedback(tx, personId, news);
}
