import { z } from 'zod';
import { Id, Line, Milliseconds, Prose, Sha256 } from './primitives.ts';

export const evidenceKinds = ['video', 'audio', 'document', 'image', 'text'] as const;
export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

export const MediaType = z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/);

/** Whether an item has a time to go along. */
export function isRecording({ kind }: { kind: EvidenceKind }): boolean {
  return kind === 'video' || kind === 'audio';
}

/** Bytes in the content-addressed library: the digest is the address. */
export const MediaRef = z.strictObject({
  sha256: Sha256,
  bytes: z
    .int()
    .min(0)
    .max(64 * 1024 ** 3),
  mediaType: MediaType,
});
export type MediaRef = z.infer<typeof MediaRef>;

export const Evidence = z.strictObject({
  id: Id,
  kind: EvidenceKind,
  title: Line,
  media: MediaRef,
  /** Length of a recording, where the exchange knows it. */
  durationMs: Milliseconds.nullable(),
  /** A WebVTT file of a recording. */
  captions: MediaRef.nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What the educator wrote about the submission as a whole. */
export const OverviewAnswer = z.strictObject({ question: Line, answer: Prose });
export type OverviewAnswer = z.infer<typeof OverviewAnswer>;

/** Every file a set of evidence needs, each digest once. */
export function mediaOf(evidence: readonly Evidence[]): MediaRef[] {
  const bySha = new Map<string, MediaRef>();
  for (const item of evidence) {
    bySha.set(item.media.sha256, item.media);
    if (item.captions) bySha.set(item.captions.sha256, item.captions);
  }
  return [...bySha.values()];
}
