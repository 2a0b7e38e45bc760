import type { KeyStroke } from '#shared/contract/settings.ts';
import type { Group } from './catalogue.ts';

/** A key that a control has itself while it has the focus; it stands in the help and cannot be changed. */
export interface ControlKey {
  /** Names its words in the catalogue of words. */
  id: 'act' | 'open' | 'close' | 'ends';
  group: Group;
  keys: readonly KeyStroke[];
}

export const controlKeys: readonly ControlKey[] = [
  { id: 'act', group: 'queue', keys: [{ code: 'Enter' }] },
  { id: 'open', group: 'queue', keys: [{ code: 'ArrowRight' }] },
  { id: 'close', group: 'queue', keys: [{ code: 'ArrowLeft' }] },
  { id: 'ends', group: 'queue', keys: [{ code: 'Home' }, { code: 'End' }] },
];
