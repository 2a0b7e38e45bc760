import { asc } from 'drizzle-orm';
import type { SyncStatus } from '#shared/contract/sync.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import { certifications, feedback } from '../schema.ts';
import type { Db } from '../store.ts';

/** @returns whether the item is new */
export function keepFeedback(db: Db, item: FeedbackItem): boolean {
  const row = { id: item.id, at: item.at, type: item.type, body: item };
  return db.insert(feedback).values(row).onConflictDoNothing().run().changes > 0;
}

type Certification = Extract<FeedbackItem, { type: 'certification' }>;

export function saveCertification(db: Db, item: Certification): void {
  const { microCredentialId, title, status, validUntil, at } = item;
  const row = { microCredentialId, title, status, validUntil, at };
  db.insert(certifications)
    .values(row)
    .onConflictDoUpdate({ target: certifications.microCredentialId, set: row })
    .run();
}

export function listCertifications(db: Db): SyncStatus['certifications'] {
  return db
    .select({
      title: certifications.title,
      status: certifications.status,
      validUntil: certifications.validUntil,
    })
    .from(certifications)
    .orderBy(asc(certifications.title))
    .limit(100)
    .all();
}
