import { z } from 'zod';
import { Evidence } from '../domain/evidence.ts';
import { FacePolicy, FacesFound } from '../domain/faces.ts';
import { DraftFile, DraftSubmission, mostSaid, PackDraft, SaidName, Searching } from '../domain/packDraft.ts';
import { FileReport } from '../domain/packReport.ts';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { RedactionList } from '../domain/redaction.ts';
import { SubjectKey } from '../exchange/agreement.ts';
import { PackList, PackRecord, PackVerdict } from '../exchange/packs.ts';
import { Problem } from './errors.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

const Count = z.int().min(0);
const OfPack = z.strictObject({ packId: Id });
const OfFile = OfPack.extend({ fileId: Id });
const OfFaces = z.strictObject({ found: FacesFound.nullable() });
const Nothing = z.strictObject({});

/** What is done for a pack at the moment, one pack at a time. */
export const PackWork = z.strictObject({
  packId: Id,
  what: z.enum(['make', 'search', 'send', 'faces']),
  /** In bytes of files; in files while they are searched, in pictures while faces are looked for. */
  done: z.number().min(0),
  all: z.number().min(0),
  /** Milliseconds that the rest may take, once that can be reckoned. */
  leftMs: z.number().min(0).nullable(),
});
export type PackWork = z.infer<typeof PackWork>;

/** How a file of a pack stands. */
export const FileStanding = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  /** It was made by what does not hold any more: other words, or another file. */
  z.strictObject({ state: z.literal('stale') }),
  z.strictObject({ state: z.literal('refused'), problem: Problem }),
  z.strictObject({ state: z.literal('made'), role: DraftFile.shape.role, report: FileReport }),
]);
export type FileStanding = z.infer<typeof FileStanding>;

export const obstacleKinds = [
  'unnamed',
  'empty',
  'telling',
  'unmade',
  'refused',
  'faces',
  'doubts',
  'unsearched',
  'found',
] as const;
/**
 * What keeps a pack from being sent, and at how many places: educators or schools that are not named, submissions
 * without evidence, titles that tell an identifier, files that are not made or cannot be, recordings in which faces are
 * not looked for, moments in them that nobody looked at, the search that is not done, or what it found.
 */
export const Obstacle = z.strictObject({ kind: z.enum(obstacleKinds), count: z.int().min(1) });
export type Obstacle = z.infer<typeof Obstacle>;

/** A pack in the making, as its lead sees it. */
export const PackInMaking = z.strictObject({
  draft: PackDraft,
  /** By the ids of its files. */
  files: z.record(Id, FileStanding),
  /** How much is hidden of a recording. */
  hidden: z.record(Id, Count),
  /** The last search through all of it, where it still holds. */
  searching: Searching.nullable(),
  obstacles: z.array(Obstacle).max(obstacleKinds.length),
  /** Why the work on it ended before it was done. */
  problem: Problem.nullable(),
});
export type PackInMaking = z.infer<typeof PackInMaking>;

export const DraftRow = z.strictObject({
  ...PackDraft.pick({ id: true, proposeAs: true, name: true, createdAt: true, proposal: true }).shape,
  submissions: Count,
  files: Count,
  made: Count,
});
export type DraftRow = z.infer<typeof DraftRow>;

const about = DraftSubmission.pick({ educator: true, school: true, reference: true, words: true }).shape;

/** One change to a pack in the making. */
export const DraftChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pack'), name: Line, words: PackDraft.shape.words }),
  z.strictObject({ kind: z.literal('faces'), faces: FacePolicy }),
  z.strictObject({ kind: z.literal('submission'), submissionId: Id, ...about }),
  z.strictObject({ kind: z.literal('title'), fileId: Id, title: DraftFile.shape.title }),
  /** Leaves a file out; its captions go with it. */
  z.strictObject({ kind: z.literal('file left out'), fileId: Id }),
  z.strictObject({ kind: z.literal('submission left out'), submissionId: Id }),
]);
export type DraftChange = z.infer<typeof DraftChange>;

/** Packs for blind review: leads make them, a second lead or an auditor signs them. Others get `not_allowed`. */
export const packRoutes = {
  /** Those in the making on this workstation, the latest first. */
  'packs.drafts': route(Nothing, z.strictObject({ drafts: z.array(DraftRow).max(5_000) })),
  /** Those that were proposed to the exchange. */
  'packs.list': route(SubjectKey, PackList.extend(kept)),
  /**
   * Sorts what was handed in into submissions; files stay where they are.
   * @throws `not_found`, `invalid_input` for a place or a roster that cannot be used
   */
  'packs.import': route(SubjectKey.extend({ name: Line, place: z.string().min(1).max(4_000) }), OfPack),
  'packs.draft': route(OfPack, PackInMaking),
  /** @throws `invalid_input` for a pack that was sent, or while its files are made */
  'packs.change': route(OfPack.extend({ change: DraftChange }), Nothing),
  /**
   * A recording as it is while it is decided what to hide of it: without what identifies, nothing hidden. Null before
   * its file was made. What is shown of it stays on this workstation until the pack is forgotten.
   * @throws `not_found`
   */
  'packs.look': route(OfFile, z.strictObject({ evidence: Evidence.nullable() })),
  /** What is hidden of a recording, the latest version. */
  'packs.hidden': route(OfFile, RedactionList),
  /**
   * Hides this and nothing else of a recording, as the next version; its file is then to be made again.
   * @param version the one that it comes after
   * @throws `invalid_input` where another came in between, for a pack that was sent or while its files are made
   */
  'packs.hide': route(OfFile.extend(RedactionList.omit({ at: true }).shape), RedactionList),
  /** Where the captions beside a recording say a name; those inside it, where there are none beside it. */
  'packs.namesSaid': route(OfFile, z.strictObject({ names: z.array(SaidName).max(mostSaid) })),
  /**
   * Looks for faces in a video and covers them, as the next version of what is hidden of it; what a person covered stays.
   * Null for all in which they were not looked for yet.
   * @param closer finds smaller faces, and takes about five times as long
   * @throws `invalid_input` before its file is made, for a pack that was sent or while something is under way
   */
  'packs.findFaces': route(OfPack.extend({ fileId: Id.nullable(), closer: z.boolean() }), Nothing),
  /** What was found in a recording as it is now; null where nobody looked for faces in it. */
  'packs.faces': route(OfFile, OfFaces),
  /**
   * That a person looked at a moment.
   * @param doubt its place in the list
   * @param at when that list was found: of another one nothing was looked at
   * @throws `invalid_input` as for a change
   */
  'packs.facesSeen': route(OfFile.extend({ doubt: Count, at: Instant }), OfFaces),
  /** Makes what is not ready, and searches all of it. @throws `invalid_input` while something is under way */
  'packs.make': route(OfPack, Nothing),
  'packs.work': route(Nothing, z.strictObject({ work: PackWork.nullable() })),
  /** Ends what is under way; what is ready stays ready. */
  'packs.stop': route(Nothing, Nothing),
  /** Sends a pack to the exchange, where it waits for a second person. @throws `invalid_input` with what it lacks */
  'packs.send': route(OfPack, Nothing),
  /** Opens a pack that was returned, so that it can be changed. @throws `invalid_input` where it was not */
  'packs.reopen': route(OfPack, Nothing),
  /** Forgets a pack here: names, files that were made, and all. What was handed in stays where it is. */
  'packs.forget': route(OfPack, Nothing),
  /** A pack at the exchange, with all that was done to it. */
  'packs.record': route(OfPack, PackRecord.extend(kept)),
  /** Brings the files of one of its submissions onto this machine. */
  'packs.bring': route(
    OfPack.extend({ submissionId: Id }),
    z.strictObject({ ready: z.array(Sha256).max(500) }),
  ),
  /** Signs what one thinks of a pack. @throws `invalid_input` for a return without a reason */
  'packs.sign': route(
    OfPack.extend({ digest: Sha256, rubricHash: Sha256, verdict: PackVerdict, note: Prose }),
    z.strictObject({ eventId: Id, at: Instant }),
  ),
} as const;
