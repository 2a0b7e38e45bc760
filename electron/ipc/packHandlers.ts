import type { Handlers } from '#shared/contract/registry.ts';
import type { Packs } from '../features/packs/packs.ts';

export function packHandlers(packs: Packs) {
  return {
    'packs.drafts': packs.drafts,
    'packs.list': packs.list,
    'packs.import': packs.import,
    'packs.draft': packs.draft,
    'packs.change': packs.change,
    'packs.make': packs.make,
    'packs.work': packs.work,
    'packs.stop': packs.stop,
    'packs.send': packs.send,
    'packs.reopen': packs.reopen,
    'packs.forget': packs.forget,
    'packs.record': packs.record,
    'packs.bring': packs.bring,
    'packs.sign': packs.sign,
    'packs.look': packs.look,
    'packs.hidden': packs.hidden,
    'packs.hide': packs.hide,
    'packs.namesSaid': packs.namesSaid,
    'packs.findFaces': packs.findFaces,
    'packs.faces': packs.faces,
    'packs.facesSeen': packs.facesSeen,
  } satisfies Partial<Handlers>;
}
