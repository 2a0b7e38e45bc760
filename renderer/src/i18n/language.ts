import type { Settings } from '#shared/contract/settings.ts';

/** The languages there are words in. */
export const tongues = ['en', 'es'] as const;
export type Tongue = (typeof tongues)[number];

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The language to speak: the chosen one, or else the first of the system's that there are words in. */
export function tongueOf(setting: Settings['language'], system: readonly string[]): Tongue {
  if (setting !== 'auto') return setting;
  const known = system.map((tag) => tongues.find((tongue) => tongue === baseOf(tag)));
  return known.find((tongue) => tongue !== undefined) ?? 'en';
}

/** How dates and numbers are written in a language: as in the person's own country, where the system names one. */
export function localeFor(tongue: string, system: readonly string[]): string {
  return system.find((tag) => baseOf(tag) === tongue) ?? tongue;
}
