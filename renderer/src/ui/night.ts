import type { CommandRuns } from '../commands/catalogue.ts';
import { useChangeSettings } from '../ipc/useChangeSettings.ts';
import { useRoute } from '../ipc/useRoute.ts';

/** What the key for the night theme of the reading does. */
export function useNightRuns(): CommandRuns {
  const { data } = useRoute('settings.get', {});
  const { change } = useChangeSettings();
  const readingTheme = data?.readingTheme === 'night' ? 'same' : 'night';
  return { 'page.night': { run: () => change({ readingTheme }, true) } };
}
