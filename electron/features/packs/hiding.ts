import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { v5 } from 'uuid';
import { namesSaid } from '#shared/blinding/captions.ts';
import { wordFinder } from '#shared/blinding/words.ts';
import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { mostSaid } from '#shared/domain/packDraft.ts';
import { instant } from '#shared/domain/primitives.ts';
import { nothingHidden } from '#shared/domain/redaction.ts';
import { findBrought, removeBrought } from '../../db/queries/brought.ts';
import type { Vault } from '../../db/vault.ts';
import { convertCaptions } from '../../media/captions.ts';
import { decodeText } from '../../media/scrub/texts.ts';
import { sealedAt } from '../../media/sealed/sealedFile.ts';
import { streamOf } from '../../media/sealed/stored.ts';
import { bringEvidence } from '../../sync/bring.ts';
import type { Ground } from '../../sync/ground.ts';
import { cleanFolder, workFolder } from './folders.ts';
import { handedInFile } from './handedIn.ts';
import { cleanOf, cleanPath, gone, recordingIn } from './recordings.ts';
import { identifiersIn, type KnownPack } from './standing.ts';

type Verb = 'look' | 'hidden' | 'hide' | 'namesSaid';

/** What is hidden of the recordings of a pack. Everything throws ProblemError. */
export type Hiding = {
  [V in Verb]: (input: Parsed<`packs.${V}`>) => Promise<Output<`packs.${V}`>>;
} & {
  /** Forgets what was looked at of a pack. */
  forget(pack: KnownPack): Promise<void>;
};

interface HidingParts {
  ground: Ground;
  vault(): Vault;
  known(packId: string): KnownPack;
  /** The same, where it may be changed. */
  changeable(packId: string): KnownPack;
  ffmpegPath(): string;
  /** Ends what is made of a recording. */
  abandon(sha256: string): Promise<void>;
  tell(): void;
  signal: AbortSignal;
}

/** What it is called in the database, which is no vault. */
const plainTitle = 'Recording';

/** Of what is looked at; the file itself becomes evidence under its own id, with other content. */
const lookId = (fileId: string) => v5('looked at', fileId);

export function openHiding(parts: HidingParts): Hiding {
  const { ground, vault, known, changeable, ffmpegPath, abandon, tell, signal } = parts;
  const { store, library, host } = ground;
  const forgetLook = async (fileId: string) => {
    const looked = findBrought(store.db, lookId(fileId));
    if (!looked) return;
    await abandon(looked.sha256);
    const files = store.transaction((db) => removeBrought(db, lookId(fileId)));
    for (const sha256 of files) await library.remove(sha256);
  };
  return {
    look: async ({ packId, fileId }) => {
      const pack = known(packId);
      const placed = recordingIn(pack, fileId);
      const clean = cleanOf(pack, placed);
      if (!clean || clean.role === 'captions') return { evidence: null };
      const media = { ...clean.report.after, mediaType: clean.mediaType };
      const path = cleanPath(ground, packId, clean.file);
      if (path === undefined && !library.has(media.sha256)) return { evidence: null };
      const evidence: Evidence = {
        ...{ id: lookId(fileId), kind: clean.role, title: plainTitle, media, durationMs: clean.durationMs },
        captions: null,
      };
      const before = findBrought(store.db, evidence.id);
      if (before && before.sha256 !== media.sha256) await forgetLook(fileId);
      await bringEvidence(ground, [evidence], signal, async () => {
        if (path === undefined) throw gone();
        const stream = await streamOf(sealedAt(path, ground.mediaKey));
        return new Response(Readable.toWeb(stream) as ReadableStream);
      });
      return { evidence };
    },
    hidden: async ({ packId, fileId }) => {
      const pack = known(packId);
      recordingIn(pack, fileId);
      return pack.hidden.get(fileId) ?? nothingHidden;
    },
    hide: async ({ packId, fileId, version, redactions }) => {
      const pack = changeable(packId);
      recordingIn(pack, fileId);
      const before = pack.hidden.get(fileId) ?? nothingHidden;
      if (before.version !== version)
        throw problem(
          'invalid_input',
          'What is hidden of this recording was changed somewhere else in the meantime.',
          'Open the recording again: nothing of what was kept there is lost.',
        );
      const list = { version: version + 1, at: instant(), redactions };
      vault().keepRedactions(packId, fileId, list);
      tell();
      return list;
    },
    namesSaid: async ({ packId, fileId }) => {
      const pack = known(packId);
      const { submission } = recordingIn(pack, fileId);
      const captions = submission.files.find((one) => one.captionsOf === fileId);
      if (!captions) return { names: pack.made.get(fileId)?.said ?? [] };
      // Beside the pack, whose own folder may be searched meanwhile.
      const work = await workFolder(host.profile);
      try {
        const source = await handedInFile(captions, work, signal);
        const path = await convertCaptions(source, work, { ffmpegPath: ffmpegPath(), signal });
        const find = wordFinder(identifiersIn(pack.draft, submission));
        return { names: namesSaid(decodeText(await readFile(path)), find).slice(0, mostSaid) };
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    },
    forget: async ({ draft }) => {
      for (const { files } of draft.submissions) for (const { id } of files) await forgetLook(id);
      await rm(cleanFolder(host.profile, draft.id), { recursive: true, force: true });
    },
  };
}
