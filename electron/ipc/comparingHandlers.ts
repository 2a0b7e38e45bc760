import type { Handlers } from '#shared/contract/registry.ts';
import type { Comparing } from '../features/comparing/comparing.ts';

export function comparingHandlers(comparing: Comparing) {
  return {
    'comparing.list': comparing.list,
    'comparing.open': comparing.open,
    'comparing.round': comparing.round,
    'comparing.bring': comparing.bring,
    'comparing.judge': comparing.judge,
    'comparing.takeBack': comparing.takeBack,
  } satisfies Partial<Handlers>;
}
