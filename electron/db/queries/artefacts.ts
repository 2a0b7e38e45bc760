import { and, eq } from 'drizzle-orm';
import type { Problem } from '#shared/contract/errors.ts';
import type { EvidenceKind } from '#shared/domain/evidence.ts';
import { artefacts, broughtEvidence, evidence, media, readings } from '../schema.ts';
import type { Db } from '../store.ts';
import type { MediaRecord } from './media.ts';

/** What became of something made from a recording. What waits or is being made is no row: it ends with the program. */
export interface ArtefactRecord {
  sha256: string;
  name: string;
  /** `none`: there is nothing to make of this recording. */
  state: 'ready' | 'failed' | 'cancelled' | 'none';
  /** Of the maker: what an older one made is made again. */
  version: number;
  facts: Record<string, unknown>;
  problem: Problem | null;
  at: string;
}

export function findArtefact(db: Db, sha256: string, name: string): ArtefactRecord | undefined {
  return db
    .select()
    .from(artefacts)
    .where(and(eq(artefacts.sha256, sha256), eq(artefacts.name, name)))
    .get();
}

export function artefactsOf(db: Db, sha256: string): ArtefactRecord[] {
  return db.select().from(artefacts).where(eq(artefacts.sha256, sha256)).all();
}

export function saveArtefact(db: Db, record: ArtefactRecord): void {
  const { sha256: _, name: __, ...values } = record;
  db.insert(artefacts)
    .values(record)
    .onConflictDoUpdate({ target: [artefacts.sha256, artefacts.name], set: values })
    .run();
}

export function removeArtefact(db: Db, sha256: string, name: string): void {
  db.delete(artefacts)
    .where(and(eq(artefacts.sha256, sha256), eq(artefacts.name, name)))
    .run();
}

/** The recording behind an item of evidence. */
export interface RecordingOfEvidence {
  kind: EvidenceKind;
  title: string;
  media: MediaRecord;
}

/** @param evidenceId of a batch of this workstation, or brought here to be compared */
export function recordingOf(db: Db, evidenceId: string): RecordingOfEvidence | undefined {
  const [own, brought] = [evidence, broughtEvidence].map((table) =>
    db
      .select({ kind: table.kind, title: table.title, media })
      .from(table)
      .innerJoin(media, eq(media.sha256, table.sha256))
      .where(eq(table.id, evidenceId))
      .get(),
  );
  return own ?? brought;
}

/** The readings in which a recording is shown. */
export function readingsShowing(db: Db, sha256: string): string[] {
  const rows = db
    .select({ id: readings.id })
    .from(readings)
    .innerJoin(evidence, eq(evidence.submissionId, readings.submissionId))
    .where(eq(evidence.sha256, sha256))
    .all();
  return rows.map((row) => row.id);
}
