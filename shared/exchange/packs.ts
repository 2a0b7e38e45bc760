import { z } from 'zod';
import { Evidence } from '../domain/evidence.ts';
import { mostInPack } from '../domain/packDraft.ts';
import { FileReport, PackSearch } from '../domain/packReport.ts';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';

/** Submissions of educators, made ready to be read blind, from a lead to the exchange. */

const Count = z.int().min(0);
const PackSubmission = z.strictObject({
  id: Id,
  evidence: z.array(Evidence).min(1).max(50),
  /** One for each file of the evidence, captions too. */
  reports: z.array(FileReport).min(1).max(100),
});
export type PackSubmission = z.infer<typeof PackSubmission>;

/** All that is signed: what is in a pack, and what was done to it. Who handed it in is no part of it. */
export const PackManifest = z.strictObject({
  id: Id,
  name: Line,
  microCredentialId: Id,
  rubricHash: Sha256,
  submissions: z.array(PackSubmission).min(1).max(mostInPack),
  search: PackSearch,
});
export type PackManifest = z.infer<typeof PackManifest>;

/** A pack as a lead proposes it, with who handed in what: only the exchange keeps that. */
export const NewPack = z.strictObject({
  manifest: PackManifest,
  educators: z
    .array(z.strictObject({ submissionId: Id, name: Line, school: Line }))
    .min(1)
    .max(mostInPack),
});
export type NewPack = z.infer<typeof NewPack>;

export const packVerdicts = ['accepted', 'returned'] as const;
export const PackVerdict = z.enum(packVerdicts);
export type PackVerdict = z.infer<typeof PackVerdict>;

const row = {
  id: Id,
  name: Line,
  by: Line,
  at: Instant,
  /** Whether whoever asks has proposed it: then somebody else has to sign it. */
  own: z.boolean(),
  submissions: Count,
  files: Count,
  /** The second person’s word; null as long as nobody has given it. */
  signed: z.strictObject({ by: Line, at: Instant, verdict: PackVerdict, note: Prose }).nullable(),
};

export const PackRow = z.strictObject(row);
export type PackRow = z.infer<typeof PackRow>;

/** The packs of a micro-credential, the latest first. */
export const PackList = z.strictObject({ packs: z.array(PackRow).max(5_000) });
export type PackList = z.infer<typeof PackList>;

/** A pack with all that was done to it, for leads and auditors. */
export const PackRecord = z.strictObject({
  ...row,
  /** SHA-256 of the canonical JSON of the manifest: what the second person signs. */
  digest: Sha256,
  manifest: PackManifest,
});
export type PackRecord = z.infer<typeof PackRecord>;

export const PackProposed = z.strictObject({ id: Id, digest: Sha256 });
export type PackProposed = z.infer<typeof PackProposed>;

export const MediaStored = z.strictObject({ sha256: Sha256, bytes: Count });
