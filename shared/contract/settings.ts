import { z } from 'zod';
import { route } from './route.ts';

export const ColourScheme = z.enum(['light', 'dark', 'auto']);
/** `auto` follows the system's language. */
export const Language = z.enum(['auto', 'en', 'es']);
/** The reading as the rest of the screen, or on a darker ground for looking at video. */
export const ReadingTheme = z.enum(['same', 'night']);

/** A key as it sits on the keyboard (`KeyboardEvent.code`), with what is held beside it. */
export const KeyStroke = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9]{1,30}$/),
  shift: z.boolean().optional(),
  alt: z.boolean().optional(),
  /** Control, or Command on a Mac. */
  ctrl: z.boolean().optional(),
});
export type KeyStroke = z.infer<typeof KeyStroke>;

export const keyPresets = ['rangefinder', 'boris', 'elan'] as const;
export const KeyPreset = z.enum(keyPresets);
export type KeyPreset = z.infer<typeof KeyPreset>;

const name = z.string().regex(/^[A-Za-z0-9.-]{1,60}$/);

/** A preset, and what a person changed of it: by command, the keys it has instead. */
export const KeyMap = z.strictObject({
  preset: KeyPreset,
  own: z
    .record(name, z.array(KeyStroke).max(6))
    .refine((own) => Object.keys(own).length <= 300, { error: 'these are more commands than there are' }),
});
export type KeyMap = z.infer<typeof KeyMap>;

/** Sizes in percent of the panes that a person moved, by the group they are in; 0 is collapsed. */
export const Layout = z
  .record(name, z.array(z.number().min(0).max(100)).max(12))
  .refine((layout) => Object.keys(layout).length <= 50, { error: 'these are more panes than there are' });
export type Layout = z.infer<typeof Layout>;

export const Settings = z.strictObject({
  colourScheme: ColourScheme,
  readingTheme: ReadingTheme,
  language: Language,
  /** A path typed by the person; empty for the one found on PATH or the embedded one. */
  ffmpegPath: z.string().max(4_000),
  /** A note begins its span this long before it was begun to be typed, milliseconds. */
  leadInMs: z.int().min(0).max(60_000),
  /** Whether typing a note pauses the recording, and ending it goes on. */
  pauseWhileTyping: z.boolean(),
  /** Frames of a large step. */
  frameJump: z.int().min(2).max(1_000),
  /** A workstation with a passphrase locks itself after so long without anybody. */
  lockAfterMinutes: z.int().min(1).max(240),
  keyMap: KeyMap,
  layout: Layout,
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  colourScheme: 'auto',
  readingTheme: 'same',
  language: 'auto',
  ffmpegPath: '',
  leadInMs: 4_000,
  pauseWhileTyping: true,
  frameJump: 10,
  lockAfterMinutes: 10,
  keyMap: { preset: 'rangefinder', own: {} },
  layout: {},
};

/** Fields to change; what is left out or undefined stays. */
export type SettingsChange = { [Key in keyof Settings]?: Settings[Key] | undefined };

/** @returns the settings after a change. Panes are changed by their group: the other groups stay as they are. */
export function changedSettings(before: Settings, change: SettingsChange): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given), layout: { ...before.layout, ...change.layout } };
}

export const FfmpegStatus = z.strictObject({
  source: z.enum(['settings', 'path', 'embedded']),
  version: z.string().max(300),
});
export type FfmpegStatus = z.infer<typeof FfmpegStatus>;

const nothing = z.strictObject({});

export const settingsRoutes = {
  'settings.get': route(nothing, Settings),
  'settings.set': route(Settings.partial(), Settings),
  'settings.ffmpeg': route(nothing, FfmpegStatus),
} as const;
