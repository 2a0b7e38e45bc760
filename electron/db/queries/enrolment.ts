import { eq } from 'drizzle-orm';
import type { Role } from '#shared/domain/role.ts';
import { enrolment } from '../schema.ts';
import type { Db } from '../store.ts';

/** Who this profile is at which exchange. No key and no credential: those are the host's to keep. */
export interface EnrolmentRecord {
  exchangeUrl: string;
  sample: boolean;
  personId: string;
  deviceId: string;
  role: Role;
  pseudonym: string;
  programme: string;
  notice: string | null;
  enrolledAt: string;
}

export function findEnrolment(db: Db): EnrolmentRecord | undefined {
  const row = db.select().from(enrolment).get();
  if (!row) return undefined;
  const { id: _, withdrawn: __, emptiedAt: ___, ...record } = row;
  return record;
}

export function insertEnrolment(db: Db, record: EnrolmentRecord): void {
  db.insert(enrolment)
    .values({ id: 1, ...record })
    .run();
}

export function changeExchangeUrl(db: Db, exchangeUrl: string): void {
  db.update(enrolment).set({ exchangeUrl }).where(eq(enrolment.id, 1)).run();
}
