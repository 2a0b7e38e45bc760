import { rm } from 'node:fs/promises';
import type { Problem } from '#shared/contract/errors.ts';
import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import type { PackDraft } from '#shared/domain/packDraft.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/role.ts';
import { PackRecord } from '#shared/exchange/packs.ts';
import { forgetAnswer, keptAnswer } from '../../db/queries/desk.ts';
import { recordName, sweptName } from '../../db/queries/packs.ts';
import { hasVault, openVault, type Vault } from '../../db/vault.ts';
import { bringEvidence } from '../../sync/bring.ts';
import { sayNext } from '../../sync/chain.ts';
import { deviceOf, vaultKeyOf } from '../../sync/device.ts';
import { requireEnrolment, requireRole } from '../../sync/enrolled.ts';
import { ExchangeRefusal } from '../../sync/failures.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';
import { throttle } from '../../sync/throttle.ts';
import { brokeOff } from './brokeOff.ts';
import { changed } from './changing.ts';
import { openFinding } from './finding.ts';
import { packFolder, sealFolders, sweepWork } from './folders.ts';
import { openHiding } from './hiding.ts';
import { importSubmissions } from './importing.ts';
import { makePack, requireNames } from './making.ts';
import { newPack, sendFiles } from './sending.ts';
import { type KnownPack, shownPack, standings } from './standing.ts';
import { sweepLookedAt } from './sweepLookedAt.ts';
import { openWorks } from './work.ts';

type Verb =
  | 'drafts'
  | 'list'
  | 'import'
  | 'draft'
  | 'change'
  | 'make'
  | 'work'
  | 'stop'
  | 'send'
  | 'reopen'
  | 'forget'
  | 'record'
  | 'bring'
  | 'sign'
  | 'look'
  | 'hidden'
  | 'hide'
  | 'namesSaid'
  | 'findFaces'
  | 'faces'
  | 'facesSeen';

/** Packs for blind review, from what educators handed in to what a second person signed. Everything throws ProblemError. */
export type Packs = {
  [V in Verb]: (input: Parsed<`packs.${V}`>) => Promise<Output<`packs.${V}`>>;
} & {
  /** Forgets all of them, whoever is enrolled. @returns of how many educators the names were here */
  forgetAll(): Promise<number>;
  close(): Promise<void>;
};

const refused = {
  message: 'Packs are made by leads, and signed by another lead or an auditor.',
  remedy: 'If it is needed for your work, ask for that role.',
};

/** That files are ready the screen is told so often at most: it then asks for the whole pack. */
const tellEveryMs = 1_000;

function lacking(): ProblemError {
  return problem(
    'invalid_input',
    'The pack is not ready to be sent.',
    'Do what the list of what it lacks says, then send it.',
  );
}

interface PacksParts {
  sync: Pick<Sync, 'link' | 'nudge'>;
  /** The path in Settings, when it is needed. */
  ffmpegPath(): string;
  /** Ends what is made of a recording for the player. */
  abandon(sha256: string): Promise<void>;
}

export function openPacks(ground: Ground, { sync, ffmpegPath, abandon }: PacksParts): Packs {
  const { store, host, emit } = ground;
  const tellAll = () => emit({ name: 'packs.changed' });
  sweepWork(host.profile);
  const ending = new AbortController();
  const failed = (what: string) => (error: unknown) =>
    host.log.error({ error: error instanceof Error ? error.name : typeof error }, what);
  // Nothing is shown or made of them yet: this is the start.
  const swept = sweepLookedAt(ground).catch(
    failed('what was fetched to look through packs could not be removed'),
  );
  const sealed = sealFolders(ground, ending.signal).catch(failed('files of packs could not be sealed'));
  const works = openWorks({
    changed: tellAll,
    progressed: () => emit({ name: 'packs.progressed' }),
    broke: (error) =>
      brokeOff(
        host.log,
        error,
        'The work on this pack broke off.',
        'Begin it again: what is ready stays ready.',
      ).problem,
  });
  const told = throttle(tellAll, tellEveryMs);
  const refusedFiles = new Map<string, Map<string, Problem>>();
  let opened: Vault | undefined;
  const only = (...roles: Role[]) => requireRole(store.db, roles, refused);
  const vault = (): Vault => {
    only('lead');
    opened ??= openVault(host.profile, vaultKeyOf(ground));
    return opened;
  };
  const known = (packId: string): KnownPack => {
    const draft = vault().draft(packId);
    if (!draft) throw problem('not_found', 'There is no such pack here.', 'Open the list of packs again.');
    return {
      ...{ draft, made: vault().made(packId), hidden: vault().redactions(packId) },
      faces: vault().faces(packId),
      searching: vault().searching(packId),
      refused: refusedFiles.get(packId) ?? new Map(),
      problem: works.problemOf(packId),
    };
  };
  const changeable = (packId: string): KnownPack => {
    const pack = known(packId);
    if (works.isAt(packId))
      throw problem('invalid_input', 'Something is under way for this pack.', 'Wait, or stop it first.');
    if (pack.draft.proposal)
      throw problem(
        'invalid_input',
        'This pack was sent, and stays as it is.',
        'If it was returned, open it again; else import what is to be changed anew.',
      );
    return pack;
  };
  const keep = (draft: PackDraft) => {
    vault().keep(draft);
    tellAll();
    return {};
  };
  const hiding = openHiding({
    ...{ ground, vault, known, changeable, ffmpegPath, abandon, tell: tellAll, signal: ending.signal },
  });
  const finding = openFinding({ ground, vault, known, changeable, works, ffmpegPath, tell: tellAll });
  /** That a pack arrived, and the answer to it did not. */
  const sentBefore = async (id: string): Promise<PackDraft['proposal']> => {
    try {
      const { at, digest } = await sync.link().client.pack(id);
      return { at, digest };
    } catch (error) {
      if (error instanceof ExchangeRefusal && error.refusal === 'not_found') return null;
      throw error;
    }
  };
  const forget = async (packId: string) => {
    const pack = known(packId);
    if (works.isAt(packId)) await works.stop();
    await hiding.forget(pack);
    vault().forget(packId);
    refusedFiles.delete(packId);
    await rm(packFolder(host.profile, packId), { recursive: true, force: true });
  };
  const record = (packId: string) =>
    askKeeping(store, recordName(packId), () => sync.link().client.pack(packId));
  return {
    drafts: async () => {
      const drafts = vault()
        .drafts()
        .map((draft) => {
          const files = draft.submissions.flatMap((one) => one.files);
          const made = [...standings(known(draft.id)).values()].filter(({ state }) => state === 'made');
          const { id, proposeAs, name, createdAt, proposal, submissions } = draft;
          const counts = { submissions: submissions.length, files: files.length, made: made.length };
          return { ...{ id, proposeAs, name, createdAt, proposal }, ...counts };
        });
      return { drafts };
    },
    list: async (subject) => {
      only('lead', 'auditor');
      const name = `packs ${subject.microCredentialId} ${subject.rubricHash}`;
      return await askKeeping(store, name, () => sync.link().client.packs(subject));
    },
    import: async (wish) => {
      only('lead');
      const draft = await importSubmissions(wish);
      keep(draft);
      return { packId: draft.id };
    },
    draft: async ({ packId }) => shownPack(known(packId)),
    change: async ({ packId, change }) => keep(changed(changeable(packId).draft, change)),
    make: async ({ packId }) => {
      const pack = changeable(packId);
      requireNames(pack);
      const kept = vault();
      works.begin(packId, async (tell, signal) => {
        const unmade = new Map<string, Problem>();
        refusedFiles.set(packId, unmade);
        const refuse = (fileId: string, why: Problem) => void unmade.set(fileId, why);
        const wish = {
          ...{ pack: { ...pack, refused: unmade }, vault: kept, ffmpegPath: ffmpegPath(), refuse },
          made: () => told.tell(packId),
        };
        await sealed;
        await makePack(ground, wish, { tell, signal });
      });
      return {};
    },
    work: async () => ({ work: works.current() }),
    stop: async () => {
      await works.stop();
      return {};
    },
    send: async ({ packId }) => {
      const pack = changeable(packId);
      if (shownPack(pack).obstacles.length > 0) throw lacking();
      const kept = vault();
      const device = deviceOf(ground);
      works.begin(packId, async (tell, signal) => {
        const { draft, made } = pack;
        const before = await sentBefore(draft.proposeAs);
        if (before) return kept.keep({ ...draft, proposal: before });
        const proposed = newPack(pack);
        const folder = packFolder(host.profile, packId);
        await sealed;
        await sendFiles({ pack: proposed, made, folder, key: ground.mediaKey, device }, { tell, signal });
        signal.throwIfAborted();
        const { digest } = await sync.link().client.proposePack(proposed);
        kept.keep({ ...draft, proposal: { digest, at: instant() } });
        emit({ name: 'office.changed' });
      });
      return {};
    },
    reopen: async ({ packId }) => {
      const { draft } = known(packId);
      if (!draft.proposal) return {};
      const found = await sync.link().client.pack(draft.proposeAs);
      if (found.signed?.verdict !== 'returned')
        throw problem('invalid_input', 'This pack was not returned.', 'It stays as it was sent.');
      return keep({ ...draft, proposeAs: newId(), proposal: null });
    },
    forget: async ({ packId }) => {
      await forget(packId);
      tellAll();
      return {};
    },
    forgetAll: async () => {
      if (requireEnrolment(store.db).role !== 'lead' || !hasVault(host.profile)) return 0;
      const drafts = vault().drafts();
      for (const { id } of drafts) await forget(id);
      tellAll();
      return drafts.reduce((sum, { submissions }) => sum + submissions.length, 0);
    },
    look: async (wish) => {
      await sealed;
      return hiding.look(wish);
    },
    hidden: hiding.hidden,
    hide: hiding.hide,
    namesSaid: hiding.namesSaid,
    findFaces: async (wish) => {
      await sealed;
      return finding.findFaces(wish);
    },
    faces: finding.faces,
    facesSeen: finding.facesSeen,
    record: async ({ packId }) => {
      only('lead', 'auditor');
      return await record(packId);
    },
    bring: async ({ packId, submissionId }) => {
      only('lead', 'auditor');
      const kept = PackRecord.safeParse(keptAnswer(store.db, recordName(packId))?.body).data;
      const submission = kept?.manifest.submissions.find(({ id }) => id === submissionId);
      if (!submission) throw problem('not_found', 'That submission is not here.', 'Open the pack again.');
      // What is on its way out is not taken for what is there.
      await swept;
      forgetAnswer(store.db, sweptName(packId));
      return await bringEvidence(ground, submission.evidence, ending.signal);
    },
    sign: async ({ packId, digest, rubricHash, verdict, note }) => {
      only('lead', 'auditor');
      if (verdict === 'returned' && note.trim() === '')
        throw problem(
          'invalid_input',
          'A pack that is returned needs a reason.',
          'Write what has to be changed.',
        );
      const device = deviceOf(ground);
      const payload = { signatureId: newId(), packId, digest, verdict, note: note.trim() };
      const { eventId, at } = store.transaction((db) =>
        sayNext(db, device, { type: 'pack.signed', payload, rubricHash, mediaHashes: [] }),
      );
      sync.nudge();
      return { eventId, at };
    },
    close: async () => {
      ending.abort();
      await Promise.all([swept, sealed]);
      told.stop();
      await works.stop();
      opened?.close();
    },
  };
}
