import { type Problem, problem } from '#shared/contract/errors.ts';
import type { Vault } from '../../db/vault.ts';
import type { Failed } from '../../inThread.ts';
import type { Ground } from '../../sync/ground.ts';
import { throughThread } from '../../thread.ts';
import { brokeOff } from './brokeOff.ts';
import { cleanFolder, packFolder } from './folders.ts';
import type { MakingMessage, MakingWish } from './makingThread.ts';
import {
  cleanCopyOf,
  everyIdentifier,
  hiddenOf,
  identifiersIn,
  type KnownPack,
  madeByOf,
  searchedOf,
  standings,
} from './standing.ts';
import type { Told } from './work.ts';

/** What is still to be made of a pack, and what stays. */
function wishOf(
  pack: KnownPack,
  { profile, key, ffmpegPath }: { profile: string; key: Buffer; ffmpegPath: string },
): MakingWish {
  const { draft, made } = pack;
  const standing = standings(pack);
  const isMade = (id: string) => standing.get(id)?.state === 'made';
  const all = draft.submissions.flatMap((submission) => {
    const identifiers = identifiersIn(draft, submission);
    return submission.files.map((file) => {
      const [redactions, cleanBy] = [hiddenOf(pack, file), madeByOf(file, identifiers, [])];
      const madeBy = madeByOf(file, identifiers, redactions);
      const isRendered = redactions.length > 0 && file.captionsOf === null;
      const clean = isRendered ? cleanCopyOf(made.get(file.id), cleanBy) : null;
      const cleanIsMade = clean !== null && made.get(file.id)?.madeBy === cleanBy;
      return { file, madeBy, cleanBy, clean, cleanIsMade, identifiers, redactions };
    });
  });
  return {
    ...{ folder: packFolder(profile, draft.id), cleanFolder: cleanFolder(profile, draft.id), ffmpegPath },
    key: key.toString('hex'),
    identifiers: everyIdentifier(draft),
    files: all.filter(({ file }) => !isMade(file.id)),
    stays: all.flatMap(({ file }) => made.get(file.id)?.file ?? []),
    kept: all.flatMap(({ file, clean }) => {
      const ready = made.get(file.id);
      if (!ready || !isMade(file.id)) return [];
      return [{ fileId: file.id, file: ready.file, clean: clean?.file ?? null }];
    }),
  };
}

/** @throws ProblemError where there is nothing that could be looked for in the files of a submission */
export function requireNames({ draft }: KnownPack): void {
  if (draft.submissions.every((one) => identifiersIn(draft, one).length > 0)) return;
  throw problem(
    'invalid_input',
    'A submission has neither an educator nor anything else that could be looked for in its files.',
    'Name the educator of each submission first.',
  );
}

interface MakeWish {
  pack: KnownPack;
  vault: Vault;
  ffmpegPath: string;
  /** Told of each file that cannot be made. */
  refuse(fileId: string, why: Problem): void;
  /** Told after each file. */
  made(): void;
}

/**
 * Makes what is not ready of a pack, each file kept as soon as it is, then searches all of it.
 * @throws ProblemError where it cannot go on
 */
export async function makePack(
  { host, mediaKey }: Ground,
  { pack, vault, ffmpegPath, refuse, made }: MakeWish,
  { tell, signal }: { tell(told: Told): void; signal: AbortSignal },
): Promise<void> {
  const { id: packId } = pack.draft;
  const wish = wishOf(pack, { profile: host.profile, key: mediaKey, ffmpegPath });
  const all = wish.files.reduce((sum, { file }) => sum + file.bytes, 0);
  const hear = (message: Exclude<MakingMessage, Failed>) => {
    // A file that was put in its place is known, whatever comes after.
    if (signal.aborted && message.kind !== 'made') return;
    switch (message.kind) {
      case 'progress':
        return tell({ what: 'make', done: message.done, all });
      case 'searching':
        return tell({ what: 'search', done: message.done, all: message.all });
      case 'made':
        vault.keepMade(packId, message.made);
        return made();
      case 'refused':
        refuse(message.fileId, message.problem);
        return made();
      case 'done': {
        const { searching } = message;
        const of = searchedOf(pack.draft, vault.made(packId));
        if (searching) vault.keepSearching(packId, { of, ...searching });
      }
    }
  };
  const broke = (error: unknown) =>
    brokeOff(
      host.log,
      error,
      'Making the files of the pack broke off.',
      'Make them again: what was ready stays ready.',
    );
  await throughThread<MakingMessage>(host.threads.packs, wish, { hear, broke, signal });
}
