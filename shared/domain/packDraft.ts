import { z } from 'zod';
import { EvidenceKind, MediaType } from './evidence.ts';
import { FacePolicy } from './faces.ts';
import { FileReport, PackSearch } from './packReport.ts';
import { Id, Instant, Line, Milliseconds, Sha256 } from './primitives.ts';

/** Submissions of one pack: more nobody looks through before they sign. */
export const mostInPack = 100;

const Words = z.string().max(2_000);
const Name = z.string().max(300);
const Identifier = z.string().min(2).max(200);

/** A file that an educator handed in. It stays where it is, and is never changed. */
export const DraftFile = z.strictObject({
  id: Id,
  /** What it is called where it came from; that may tell a name. */
  name: Words,
  /** In an archive, the name of the file there. */
  place: z.strictObject({ path: z.string().max(4_000), entry: z.string().max(2_000).nullable() }),
  bytes: z.int().min(0),
  role: z.union([EvidenceKind, z.literal('captions')]),
  /** What readers see. */
  title: Name,
  /** The recording that captions belong to. */
  captionsOf: Id.nullable(),
});
export type DraftFile = z.infer<typeof DraftFile>;

export const DraftSubmission = z.strictObject({
  id: Id,
  educator: Name,
  school: Name,
  /** The number or code by which the educator is known elsewhere; may be empty. */
  reference: Name,
  /** What else tells who it is: pupils, places, nicknames. */
  words: z.array(Identifier).max(500),
  files: z.array(DraftFile).max(50),
});
export type DraftSubmission = z.infer<typeof DraftSubmission>;

/** Submissions of educators on their way into a pack, with who they are: kept in the vault and nowhere else. */
export const PackDraft = z.strictObject({
  id: Id,
  name: Line,
  microCredentialId: Id,
  rubricHash: Sha256,
  createdAt: Instant,
  /** What tells of any of its submissions: the town, the district. */
  words: z.array(Identifier).max(500),
  /** What is to happen with the faces in its recordings. */
  faces: FacePolicy.default('everybody'),
  submissions: z.array(DraftSubmission).max(mostInPack),
  /** Files that were there and are in no submission, and why. */
  leftOut: z.array(z.strictObject({ name: Words, why: Words })).max(2_000),
  /** The id that it is sent to the exchange under; another one after it was returned. */
  proposeAs: Id,
  /** That it was sent, once it was. */
  proposal: z.strictObject({ at: Instant, digest: Sha256 }).nullable(),
});
export type PackDraft = z.infer<typeof PackDraft>;

/** Where captions say a name: when, roughly, and in which caption at which of its letters. */
export const SaidName = z.strictObject({
  startMs: Milliseconds,
  endMs: Milliseconds,
  text: z.string().max(20_000),
  start: z.int().min(0),
  end: z.int().min(0),
});
export type SaidName = z.infer<typeof SaidName>;

export const mostSaid = 5_000;

/** A recording without what identifies, of which nothing is hidden yet: what is looked at while that is decided. */
export const CleanCopy = z.strictObject({
  madeBy: Sha256,
  /** Its name in the folder for such copies. */
  file: z.string().max(200),
  durationMs: Milliseconds.nullable(),
  report: FileReport,
});
export type CleanCopy = z.infer<typeof CleanCopy>;

/** A file as it was made ready, in the folder of the pack. */
export const MadeFile = z.strictObject({
  fileId: Id,
  /** SHA-256 of what it was made by: other words, or another file, make it anew. */
  madeBy: Sha256,
  role: DraftFile.shape.role,
  mediaType: MediaType,
  durationMs: Milliseconds.nullable(),
  /** Its name in the folder. */
  file: z.string().max(200),
  report: FileReport,
  /** What it was rendered from, where something of it is hidden. */
  clean: CleanCopy.nullable().default(null),
  /** Names in the captions that a recording had inside. */
  said: z.array(SaidName).max(mostSaid).default([]),
});
export type MadeFile = z.infer<typeof MadeFile>;

/** The search through the whole pack. */
export const Searching = z.strictObject({
  /** SHA-256 of what was searched, and for what. */
  of: Sha256,
  search: PackSearch,
  /** What was found, in whose file; empty where nothing was. */
  found: z.array(z.strictObject({ fileId: Id.nullable(), identifier: Words, where: Words })).max(200),
  /** What could not be looked through, and why. */
  unread: z.array(Words).max(200),
});
export type Searching = z.infer<typeof Searching>;
