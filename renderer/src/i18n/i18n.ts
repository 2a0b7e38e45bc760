import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { commands } from './en/commands.ts';
import { enrolment } from './en/enrolment.ts';
import { evidence } from './en/evidence.ts';
import { player } from './en/player.ts';
import { queue } from './en/queue.ts';
import { scoring } from './en/scoring.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { sync } from './en/sync.ts';

const english = { shell, enrolment, queue, sync, settings, scoring, player, commands, evidence } as const;

/** Lays the words under `useTranslation`, one namespace for each area of the screen. */
export async function openI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    ns: Object.keys(english),
    defaultNS: 'shell',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}
