import { eq } from 'drizzle-orm';
import {
  changedSettings,
  defaultSettings,
  Settings,
  type SettingsChange,
} from '#shared/contract/settings.ts';
import { settings } from '../schema.ts';
import type { Db } from '../store.ts';

/** What stands in columns of its own; everything else is in one, and is read through its schema. */
const ownColumns = { colourScheme: settings.colourScheme, ffmpegPath: settings.ffmpegPath };

type Preferences = Omit<Settings, keyof typeof ownColumns>;
const { colourScheme: _, ffmpegPath: __, ...fields } = Settings.shape;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function storedPreferences(db: Db): Record<string, unknown> {
  const stored: unknown = db.select({ stored: settings.preferences }).from(settings).get()?.stored;
  return isRecord(stored) ? stored : {};
}

/**
 * Field by field: what is missing, damaged or of another version is as a new profile has it, and spoils nothing
 * beside it.
 */
function readable(stored: Record<string, unknown>): Preferences {
  const entries = Object.entries(fields).map(([name, schema]) => {
    const parsed = schema.safeParse(stored[name]);
    return [name, parsed.success ? parsed.data : defaultSettings[name as keyof Preferences]];
  });
  return Object.fromEntries(entries) as Preferences;
}

export function readSettings(db: Db): Settings {
  const own = db.select(ownColumns).from(settings).get();
  return { ...defaultSettings, ...own, ...readable(storedPreferences(db)) };
}

/** Changes what is given and leaves the rest, also what only another version understands. */
export function changeSettings(db: Db, change: SettingsChange): void {
  const { colourScheme, ffmpegPath, ...after } = changedSettings(readSettings(db), change);
  const given = Object.entries(after).filter(([name]) => change[name as keyof Settings] !== undefined);
  const preferences = { ...storedPreferences(db), ...Object.fromEntries(given) };
  db.update(settings).set({ colourScheme, ffmpegPath, preferences }).where(eq(settings.id, 1)).run();
}
