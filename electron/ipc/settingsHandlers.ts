import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { SettingsFeature } from '../features/settings/settings.ts';

export function settingsHandlers(settings: SettingsFeature) {
  return {
    'settings.get': () => settings.get(),
    'settings.set': (input: Parsed<'settings.set'>) => settings.set(input),
    'settings.ffmpeg': () => settings.ffmpeg(),
  } satisfies Partial<Handlers>;
}
