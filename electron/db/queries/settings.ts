import { eq } from 'drizzle-orm';
import type { Settings } from '#shared/contract/settings.ts';
import { settings } from '../schema.ts';
import type { Db } from '../store.ts';

const columns = { colourScheme: settings.colourScheme, ffmpegPath: settings.ffmpegPath };

export function readSettings(db: Db): Settings {
  return db.select(columns).from(settings).get() ?? { colourScheme: 'auto', ffmpegPath: '' };
}

/** Changes what is given and leaves the rest. */
export function changeSettings(
  db: Db,
  { colourScheme, ffmpegPath }: { [Key in keyof Settings]?: Settings[Key] | undefined },
): void {
  const before = readSettings(db);
  const after = {
    colourScheme: colourScheme ?? before.colourScheme,
    ffmpegPath: ffmpegPath ?? before.ffmpegPath,
  };
  db.update(settings).set(after).where(eq(settings.id, 1)).run();
}
