import { eq } from 'drizzle-orm';
import { syncState } from '../schema.ts';
import type { Db } from '../store.ts';

export interface SyncStateRecord {
  batchesEtag: string | null;
  feedbackCursor: string | null;
  lastReceiptAt: string | null;
  lastContactAt: string | null;
}

const nothing: SyncStateRecord = {
  batchesEtag: null,
  feedbackCursor: null,
  lastReceiptAt: null,
  lastContactAt: null,
};

export function readSyncState(db: Db): SyncStateRecord {
  const row = db.select().from(syncState).get();
  if (!row) return nothing;
  const { id: _, ...record } = row;
  return record;
}

export function changeSyncState(db: Db, change: Partial<SyncStateRecord>): void {
  db.update(syncState).set(change).where(eq(syncState.id, 1)).run();
}
