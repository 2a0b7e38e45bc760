import { localStorageColorSchemeManager, useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import type { Settings } from '#shared/contract/settings.ts';
import { useRoute } from '../ipc/useRoute.ts';

/** Remembered by the page as well as by the workstation, so that the first paint already has the right ground. */
export const colourSchemeManager = localStorageColorSchemeManager({ key: 'rangefinder.colourScheme' });

/** Which scheme the page changes to, given what the workstation remembers; undefined to stay. */
export function schemeToTake(
  shown: Settings['colourScheme'],
  settings: Settings | undefined,
): Settings['colourScheme'] | undefined {
  if (settings === undefined || settings.colourScheme === shown) return undefined;
  return settings.colourScheme;
}

/** The workstation's word is the last: a page opened elsewhere may remember another scheme. */
export function useColourSchemeOfSettings(): void {
  const settings = useRoute('settings.get', {});
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const taken = schemeToTake(colorScheme, settings.data);
  useEffect(() => {
    if (taken !== undefined) setColorScheme(taken);
  }, [taken, setColorScheme]);
}
