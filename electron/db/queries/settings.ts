import { eq } from 'drizzle-orm';
import { defaultSettings, Settings } from '#shared/contract/settings.ts';
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

/** Fields to change; what is left out or undefined stays. */
export type SettingsChange = { [Key in keyof Settings]?: Settings[Key] | undefined };

/** Changes what is given and leaves the rest, also what only another version understands. */
export function changeSettings(db: Db, change: SettingsChange): void {
  const { colourScheme, ffmpegPath, ...rest } = change;
  const before = readSettings(db);
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const after = {
    colourScheme: colourScheme ?? before.colourScheme,
    ffmpegPath: ffmpegPath ?? before.ffmpegPath,
    preferences: { ...storedPreferences(db), ...Object.fromEntries(given) },
  };
  db.update(settings).set(after).where(eq(settings.id, 1)).run();
}
