import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import { mostDoubts } from '#shared/domain/faces.ts';
import { instant } from '#shared/domain/primitives.ts';
import { isFace, mostRedactions, nothingHidden, type RedactionList } from '#shared/domain/redaction.ts';
import type { Vault } from '../../db/vault.ts';
import type { Failed } from '../../inThread.ts';
import { firstLookMs } from '../../media/faces/findFaces.ts';
import type { Ground } from '../../sync/ground.ts';
import { throughThread } from '../../thread.ts';
import { brokeOff } from './brokeOff.ts';
import type { FacesMessage, FacesWish } from './facesThread.ts';
import { cleanOf, cleanPath, type Placed, recordingIn, recordingsIn } from './recordings.ts';
import { facesIn, type KnownPack } from './standing.ts';
import type { Works } from './work.ts';

type Verb = 'findFaces' | 'faces' | 'facesSeen';

/** Faces in the recordings of a pack: found, followed and covered. Everything throws ProblemError. */
export type Finding = {
  [V in Verb]: (input: Parsed<`packs.${V}`>) => Promise<Output<`packs.${V}`>>;
};

interface FindingParts {
  ground: Ground;
  vault(): Vault;
  known(packId: string): KnownPack;
  /** The same, where it may be changed. */
  changeable(packId: string): KnownPack;
  works: Pick<Works, 'begin'>;
  ffmpegPath(): string;
  tell(): void;
}

/** A recording to look through, with the digest of what is looked at. */
interface ToLookAt {
  fileId: string;
  path: string;
  of: string;
  /** Pictures of the first look, about. */
  pictures: number;
}

function notReady() {
  return problem(
    'invalid_input',
    'A recording is not made ready yet.',
    'Make the files ready first: faces are looked for in what is already without what its file says.',
  );
}

function noPicture() {
  return problem('invalid_input', 'There is no picture in this recording.', 'Look for faces in a video.');
}

function tooMany() {
  return problem(
    'invalid_input',
    `More than ${mostRedactions} covers, or looks of a person, would be needed to hide all faces in one recording.`,
    'Cut it into shorter recordings, and import them again. What was hidden before stays.',
  );
}

export function openFinding(parts: FindingParts): Finding {
  const { ground, vault, known, changeable, works, ffmpegPath, tell } = parts;
  const { host, library } = ground;
  const toLookAt = (pack: KnownPack, placed: Placed): ToLookAt => {
    if (placed.file.role !== 'video') throw noPicture();
    const clean = cleanOf(pack, placed);
    if (!clean) throw notReady();
    const { sha256: of } = clean.report.after;
    const path = cleanPath(ground, pack.draft.id, clean.file);
    const place = path ?? library.pathOf(of);
    if (place === undefined) throw notReady();
    const pictures = Math.ceil((clean.durationMs ?? 0) / firstLookMs);
    return { fileId: placed.file.id, path: place, of, pictures };
  };
  /** Puts covers over what was found; what a person drew or moved stays as it is. */
  const keep = (packId: string, of: string, { fileId, by, found }: FacesMessage & { kind: 'found' }) => {
    const before: RedactionList = vault().redactions(packId).get(fileId) ?? nothingHidden;
    const own = before.redactions.filter((one) => !isFace(one));
    const redactions = [...own, ...found.covers];
    const { pictures, tracks, doubts } = found;
    if (redactions.length > mostRedactions || doubts.length > mostDoubts) throw tooMany();
    const at = instant();
    vault().keepFaces(packId, fileId, {
      list: { version: before.version + 1, at, redactions },
      found: { of, at, by, pictures, tracks, doubts },
    });
  };
  const broke = (error: unknown) =>
    brokeOff(
      host.log,
      error,
      'Looking for faces broke off.',
      'Begin again: recordings that were looked through stay as they are.',
    );
  return {
    findFaces: async ({ packId, fileId, closer }) => {
      const pack = changeable(packId);
      const videos = recordingsIn(pack).filter(({ file }) => file.role === 'video');
      const open = videos.filter((placed) => !facesIn(pack, placed));
      const wanted = fileId === null ? open : [recordingIn(pack, fileId)];
      const recordings = wanted.map((placed) => toLookAt(pack, placed));
      if (recordings.length === 0) return {};
      const wish: FacesWish = {
        ...{ ffmpegPath: ffmpegPath(), closer, key: ground.mediaKey.toString('hex') },
        recordings: recordings.map(({ fileId: id, path }) => ({ fileId: id, path })),
      };
      works.begin(packId, async (tellWork, signal) => {
        const counts = new Map(
          recordings.map(({ fileId: id, pictures }) => [id, { done: 0, all: pictures }]),
        );
        const sum = (what: 'done' | 'all') =>
          [...counts.values()].reduce((total, one) => total + one[what], 0);
        const hear = (message: Exclude<FacesMessage, Failed>) => {
          if (signal.aborted) return;
          if (message.kind === 'progress') {
            counts.set(message.fileId, message);
            return tellWork({ what: 'faces', done: sum('done'), all: sum('all') });
          }
          const of = recordings.find((one) => one.fileId === message.fileId)?.of;
          if (of !== undefined) keep(packId, of, message);
          tell();
        };
        tellWork({ what: 'faces', done: 0, all: sum('all') });
        await throughThread<FacesMessage>(host.threads.faces, wish, { hear, broke, signal });
      });
      return {};
    },
    faces: async ({ packId, fileId }) => {
      const pack = known(packId);
      return { found: facesIn(pack, recordingIn(pack, fileId)) ?? null };
    },
    facesSeen: async ({ packId, fileId, doubt, at }) => {
      const pack = changeable(packId);
      const found = facesIn(pack, recordingIn(pack, fileId));
      if (found?.at !== at) return { found: found ?? null };
      const doubts = found.doubts.map((one, index) => (index === doubt ? { ...one, seen: true } : one));
      const next = { ...found, doubts };
      vault().keepFaces(packId, fileId, { found: next });
      tell();
      return { found: next };
    },
  };
}
