import { commands as commandsEn } from '../../../renderer/src/i18n/en/commands.ts';
import { enrolment as enrolmentEn } from '../../../renderer/src/i18n/en/enrolment.ts';
import { queue as queueEn } from '../../../renderer/src/i18n/en/queue.ts';
import { scoring as scoringEn } from '../../../renderer/src/i18n/en/scoring.ts';
import { settings as settingsEn } from '../../../renderer/src/i18n/en/settings.ts';
import { shell as shellEn } from '../../../renderer/src/i18n/en/shell.ts';
import { sync as syncEn } from '../../../renderer/src/i18n/en/sync.ts';
import { commands as commandsEs } from '../../../renderer/src/i18n/es/commands.ts';
import { enrolment as enrolmentEs } from '../../../renderer/src/i18n/es/enrolment.ts';
import { queue as queueEs } from '../../../renderer/src/i18n/es/queue.ts';
import { scoring as scoringEs } from '../../../renderer/src/i18n/es/scoring.ts';
import { settings as settingsEs } from '../../../renderer/src/i18n/es/settings.ts';
import { shell as shellEs } from '../../../renderer/src/i18n/es/shell.ts';
import { sync as syncEs } from '../../../renderer/src/i18n/es/sync.ts';

/** What stands on the screen in each language, for specs that are about the language or hold in both. */
export const words = {
  'en-GB': {
    commands: commandsEn,
    enrolment: enrolmentEn,
    queue: queueEn,
    scoring: scoringEn,
    settings: settingsEn,
    shell: shellEn,
    sync: syncEn,
  },
  'es-ES': {
    commands: commandsEs,
    enrolment: enrolmentEs,
    queue: queueEs,
    scoring: scoringEs,
    settings: settingsEs,
    shell: shellEs,
    sync: syncEs,
  },
} as const;

export type Locale = keyof typeof words;
export type ScreenWords = (typeof words)[Locale];
