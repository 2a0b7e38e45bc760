import type { FfmpegStatus, Settings, SettingsChange } from '#shared/contract/settings.ts';
import { changeSettings, readSettings } from '../../db/queries/settings.ts';
import type { Store } from '../../db/store.ts';

/** Finds the ffmpeg to use. @throws ProblemError `ffmpeg_unusable` */
export type FindFfmpeg = (settingsPath: string) => Promise<FfmpegStatus>;

export interface SettingsFeature {
  get(): Settings;
  /** @throws ProblemError `ffmpeg_unusable` for a path at which there is none; nothing is changed then */
  set(change: SettingsChange): Promise<Settings>;
  ffmpeg(): Promise<FfmpegStatus>;
}

export function openSettings(store: Store, findFfmpeg: FindFfmpeg): SettingsFeature {
  return {
    get: () => readSettings(store.db),
    set: async (change) => {
      if (change.ffmpegPath !== undefined && change.ffmpegPath !== '') await findFfmpeg(change.ffmpegPath);
      store.transaction((db) => changeSettings(db, change));
      return readSettings(store.db);
    },
    ffmpeg: async () => {
      const { source, version } = await findFfmpeg(readSettings(store.db).ffmpegPath);
      return { source, version };
    },
  };
}
