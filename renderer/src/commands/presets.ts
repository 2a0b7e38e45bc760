import type { KeyPreset, KeyStroke } from '#shared/contract/settings.ts';
import type { ChangeableId } from './catalogue.ts';

/** What a preset changes of the keys in the catalogue. */
type Preset = Readonly<Partial<Record<ChangeableId, readonly KeyStroke[]>>>;

export const presets: Readonly<Record<KeyPreset, Preset>> = { rangefinder: {}, boris: {}, elan: {} };
