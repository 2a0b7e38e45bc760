import { defaultSettings, type KeyMap } from '#shared/contract/settings.ts';
import { useChangeSettings } from '../../ipc/useChangeSettings.ts';
import { useRoute } from '../../ipc/useRoute.ts';

/** The person's key map, and how it is changed. What is changed works at once. */
export function useKeyMap() {
  const { data } = useRoute('settings.get', {});
  const { change, error } = useChangeSettings();
  return {
    map: data?.keyMap ?? defaultSettings.keyMap,
    save: (keyMap: KeyMap) => change({ keyMap }, true),
    error,
  };
}
