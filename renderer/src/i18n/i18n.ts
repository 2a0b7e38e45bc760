import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { agreement } from './en/agreement.ts';
import { calibration } from './en/calibration.ts';
import { commands } from './en/commands.ts';
import { compare } from './en/compare.ts';
import { desk } from './en/desk.ts';
import { enrolment } from './en/enrolment.ts';
import { evidence } from './en/evidence.ts';
import { leaks } from './en/leaks.ts';
import { locking } from './en/locking.ts';
import { office } from './en/office.ts';
import { packs } from './en/packs.ts';
import { player } from './en/player.ts';
import { practice } from './en/practice.ts';
import { qualification } from './en/qualification.ts';
import { queue } from './en/queue.ts';
import { scoring } from './en/scoring.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { statistics } from './en/statistics.ts';
import { sync } from './en/sync.ts';
import { timeline } from './en/timeline.ts';
import { training } from './en/training.ts';
import { agreement as agreementEs } from './es/agreement.ts';
import { calibration as calibrationEs } from './es/calibration.ts';
import { commands as commandsEs } from './es/commands.ts';
import { compare as compareEs } from './es/compare.ts';
import { desk as deskEs } from './es/desk.ts';
import { enrolment as enrolmentEs } from './es/enrolment.ts';
import { evidence as evidenceEs } from './es/evidence.ts';
import { leaks as leaksEs } from './es/leaks.ts';
import { locking as lockingEs } from './es/locking.ts';
import { office as officeEs } from './es/office.ts';
import { packs as packsEs } from './es/packs.ts';
import { player as playerEs } from './es/player.ts';
import { practice as practiceEs } from './es/practice.ts';
import { qualification as qualificationEs } from './es/qualification.ts';
import { queue as queueEs } from './es/queue.ts';
import { scoring as scoringEs } from './es/scoring.ts';
import { settings as settingsEs } from './es/settings.ts';
import { shell as shellEs } from './es/shell.ts';
import { statistics as statisticsEs } from './es/statistics.ts';
import { sync as syncEs } from './es/sync.ts';
import { timeline as timelineEs } from './es/timeline.ts';
import { training as trainingEs } from './es/training.ts';
import { localeFor, type Tongue } from './language.ts';
import type { Words } from './words.ts';

export const english = {
  shell,
  enrolment,
  queue,
  sync,
  settings,
  leaks,
  locking,
  scoring,
  player,
  timeline,
  commands,
  agreement,
  desk,
  compare,
  practice,
  qualification,
  calibration,
  office,
  packs,
  training,
  statistics,
  evidence,
} as const;

/** What each language says; a missing word is a type error. */
export const spanish: Words<typeof english> = {
  shell: shellEs,
  enrolment: enrolmentEs,
  queue: queueEs,
  sync: syncEs,
  settings: settingsEs,
  leaks: leaksEs,
  locking: lockingEs,
  scoring: scoringEs,
  player: playerEs,
  timeline: timelineEs,
  commands: commandsEs,
  agreement: agreementEs,
  desk: deskEs,
  compare: compareEs,
  practice: practiceEs,
  qualification: qualificationEs,
  calibration: calibrationEs,
  office: officeEs,
  packs: packsEs,
  training: trainingEs,
  statistics: statisticsEs,
  evidence: evidenceEs,
};

/** Numbers in a sentence are grouped as the language does; everything else is shown as it is. */
const writtenValues: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language) => {
    if (typeof value !== 'number') return String(value);
    return value.toLocaleString(localeFor(language ?? 'en', navigator.languages));
  },
};

/** Lays the words under `useTranslation`, one namespace for each area of the screen. */
export async function openI18n(tongue: Tongue): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(initReactI18next)
    .use(writtenValues)
    .init({
      lng: tongue,
      fallbackLng: 'en',
      resources: { en: english, es: spanish },
      ns: Object.keys(english),
      defaultNS: 'shell',
      // React escapes what it shows.
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
}
