import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { enrolmentCodes } from '../schema.ts';

export async function insertEnrolmentCode(
  db: Database,
  row: typeof enrolmentCodes.$inferInsert,
): Promise<void> {
  await db.insert(enrolmentCodes).values(row);
}

/** The code, held for this transaction: two devices cannot use it at once. */
export async function lockEnrolmentCode(tx: Database, codeHash: string) {
  const [row] = await tx
    .select()
    .from(enrolmentCodes)
    .where(eq(enrolmentCodes.codeHash, codeHash))
    .for('update');
  return row;
}

export async function markCodeUsed(
  tx: Database,
  codeHash: string,
  use: { usedAt: Date; usedBy: string },
): Promise<void> {
  await tx.update(enrolmentCodes).set(use).where(eq(enrolmentCodes.codeHash, codeHash));
}
