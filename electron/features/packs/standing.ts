import { identifiersOf } from '#shared/blinding/educator.ts';
import { wordFinder } from '#shared/blinding/words.ts';
import type { Problem } from '#shared/contract/errors.ts';
import type { FileStanding, Obstacle, PackInMaking } from '#shared/contract/packs.ts';
import { type FacesFound, openDoubts } from '#shared/domain/faces.ts';
import type {
  CleanCopy,
  DraftFile,
  DraftSubmission,
  MadeFile,
  PackDraft,
  Searching,
} from '#shared/domain/packDraft.ts';
import { type Redaction, type RedactionList, silencesIn } from '#shared/domain/redaction.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';

/** A pack with what is known of it. */
export interface KnownPack {
  draft: PackDraft;
  made: ReadonlyMap<string, MadeFile>;
  /** What is hidden of its recordings. */
  hidden: ReadonlyMap<string, RedactionList>;
  /** Recordings that were looked through for faces. */
  faces: ReadonlyMap<string, FacesFound>;
  searching: Searching | undefined;
  /** Files that could not be made, when it was last tried. */
  refused: ReadonlyMap<string, Problem>;
  problem: Problem | null;
}

/** What must not be told in the files of a submission. */
export function identifiersIn(draft: PackDraft, submission: DraftSubmission): string[] {
  return identifiersOf({ ...submission, words: [...submission.words, ...draft.words] });
}

/** What must not be told of anybody in the pack. */
export function everyIdentifier(draft: PackDraft): string[] {
  return [...new Set(draft.submissions.flatMap((submission) => identifiersIn(draft, submission)))];
}

/** What is hidden of a file: of captions, what is not to be heard of their recording. */
export function hiddenOf({ hidden }: Pick<KnownPack, 'hidden'>, { id, captionsOf }: DraftFile): Redaction[] {
  if (captionsOf === null) return hidden.get(id)?.redactions ?? [];
  // What is masked is still understood.
  return silencesIn(hidden.get(captionsOf)?.redactions ?? []).filter(({ how }) => how !== 'mask');
}

/** What a file is made by; another, and it has to be made anew. */
export function madeByOf(
  { place, bytes, role }: DraftFile,
  identifiers: readonly string[],
  redactions: readonly Redaction[],
): string {
  const how = redactions.length > 0 ? { redactions } : {};
  return hashOf({ place, bytes, role, identifiers, ...how });
}

/** The copy of a recording of which nothing is hidden, where it is as it would be made now. */
export function cleanCopyOf(ready: MadeFile | undefined, cleanBy: string): CleanCopy | null {
  if (ready?.clean?.madeBy === cleanBy) return ready.clean;
  if (ready?.madeBy !== cleanBy) return null;
  const { file, durationMs, report } = ready;
  return { madeBy: cleanBy, file, durationMs, report };
}

/** What was found in a recording as it is now; undefined where nobody looked for faces in it. */
export function facesIn(
  { draft, made, faces }: KnownPack,
  { submission, file }: { submission: DraftSubmission; file: DraftFile },
): FacesFound | undefined {
  const cleanBy = madeByOf(file, identifiersIn(draft, submission), []);
  const clean = cleanCopyOf(made.get(file.id), cleanBy);
  const found = faces.get(file.id);
  return clean && found?.of === clean.report.after.sha256 ? found : undefined;
}

/** What was searched, and for what. */
export function searchedOf(draft: PackDraft, made: ReadonlyMap<string, MadeFile>): string {
  const ids = draft.submissions.flatMap(({ files }) => files.map(({ id }) => id));
  const files = ids.map((id) => made.get(id)?.report.after.sha256 ?? null);
  return hashOf({ files, identifiers: everyIdentifier(draft) });
}

function standingOf(pack: KnownPack, file: DraftFile, identifiers: readonly string[]): FileStanding {
  const problem = pack.refused.get(file.id);
  if (problem) return { state: 'refused', problem };
  const ready = pack.made.get(file.id);
  if (!ready) return { state: 'waiting' };
  if (ready.madeBy !== madeByOf(file, identifiers, hiddenOf(pack, file))) return { state: 'stale' };
  return { state: 'made', role: ready.role, report: ready.report };
}

/** How each file stands, by its id. */
export function standings(pack: KnownPack): Map<string, FileStanding> {
  const { draft } = pack;
  return new Map(
    draft.submissions.flatMap((submission) => {
      const identifiers = identifiersIn(draft, submission);
      return submission.files.map((file) => [file.id, standingOf(pack, file, identifiers)] as const);
    }),
  );
}

/** Stands in no identifier, and joins nothing to a word. */
const between = '|';

/** How many of these texts are empty, or tell an identifier; all of them are looked through at once. */
function telling(texts: readonly string[], identifiers: readonly string[]): number {
  const plain = texts.map((text) => text.replaceAll(between, ' '));
  const told = new Set(plain.flatMap((text, index) => (text === '' ? [index] : [])));
  let end = 0;
  const ends = plain.map((text) => {
    end += text.length + between.length;
    return end;
  });
  for (const { start } of wordFinder(identifiers)(plain.join(between)))
    told.add(ends.findIndex((place) => start < place));
  return told.size;
}

/** In how many recordings faces have to be looked for, and at how many moments a person has to look at what was found. */
function facesToDo(pack: KnownPack): Record<'faces' | 'doubts', number> {
  const { draft } = pack;
  const videos = draft.submissions.flatMap((submission) =>
    submission.files
      .filter(({ role }) => role === 'video')
      .map((file) => facesIn(pack, { submission, file })),
  );
  if (draft.faces === 'notLookedFor') return { faces: 0, doubts: 0 };
  return {
    faces: videos.filter((found) => found === undefined).length,
    doubts: videos.reduce((sum, found) => sum + (found ? openDoubts(found) : 0), 0),
  };
}

function obstaclesOf(
  pack: KnownPack,
  files: ReadonlyMap<string, FileStanding>,
  searching: Searching | null,
): Obstacle[] {
  const { draft } = pack;
  const { submissions } = draft;
  const inState = (...states: FileStanding['state'][]) =>
    [...files.values()].filter(({ state }) => states.includes(state)).length;
  const isEvidence = ({ role }: DraftFile) => role !== 'captions';
  const titles = submissions.flatMap((one) => one.files.filter(isEvidence).map(({ title }) => title.trim()));
  const counts: Record<Obstacle['kind'], number> = {
    unnamed: submissions.filter(({ educator, school }) => educator.trim() === '' || school.trim() === '')
      .length,
    empty: submissions.length === 0 ? 1 : submissions.filter((one) => !one.files.some(isEvidence)).length,
    telling: telling([draft.name, ...titles], everyIdentifier(draft)),
    unmade: inState('waiting', 'stale'),
    refused: inState('refused'),
    ...facesToDo(pack),
    unsearched: searching === null ? 1 : 0,
    found: searching ? searching.found.length + searching.unread.length : 0,
  };
  return (Object.entries(counts) as [Obstacle['kind'], number][])
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ kind, count }));
}

/** A pack as its lead sees it. */
export function shownPack(pack: KnownPack): PackInMaking {
  const { draft, made, problem } = pack;
  const files = standings(pack);
  const whole = [...files.values()].every(({ state }) => state === 'made');
  const current = whole && pack.searching?.of === searchedOf(draft, made) ? pack.searching : null;
  return {
    ...{ draft, files: Object.fromEntries(files), searching: current, problem },
    hidden: Object.fromEntries([...pack.hidden].map(([id, { redactions }]) => [id, redactions.length])),
    obstacles: obstaclesOf(pack, files, current),
  };
}
