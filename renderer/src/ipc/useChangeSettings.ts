import { useQueryClient } from '@tanstack/react-query';
import { changedSettings, type Settings } from '#shared/contract/settings.ts';
import { useAsk } from './useRoute.ts';

/** Changes settings. What the workstation answers is what is shown; `settings.ffmpeg` is looked for again. */
export function useChangeSettings() {
  const client = useQueryClient();
  const ask = useAsk('settings.set');
  const key = ['settings.get', {}];
  return {
    ...ask,
    /** @param ahead shows the change at once; it is taken back where the workstation refuses it */
    change(change: Partial<Settings>, ahead = false): void {
      const before = client.getQueryData<Settings>(key);
      if (ahead && before) client.setQueryData(key, changedSettings(before, change));
      ask.mutate(change, {
        onSuccess: (settings) => {
          client.setQueryData(key, settings);
          void client.invalidateQueries({ queryKey: ['settings.ffmpeg'] });
        },
        onError: () => client.setQueryData(key, before),
      });
    },
  };
}
