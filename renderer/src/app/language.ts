import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Language, type Settings } from '#shared/contract/settings.ts';
import { type Tongue, tongueOf } from '../i18n/language.ts';
import { useRoute } from '../ipc/useRoute.ts';

const key = 'rangefinder.language';

/** Remembered by the page as well as by the workstation, so that the first words are in the right language. */
export function firstTongue(): Tongue {
  const remembered = Language.safeParse(localStorage.getItem(key));
  return tongueOf(remembered.success ? remembered.data : 'auto', navigator.languages);
}

/** Speaks the language of the settings as soon as it is chosen; what is shown changes its words and nothing else. */
export function useLanguageOfSettings(): void {
  const { i18n } = useTranslation();
  const chosen: Settings['language'] | undefined = useRoute('settings.get', {}).data?.language;
  useEffect(() => {
    if (chosen === undefined) return;
    localStorage.setItem(key, chosen);
    const tongue = tongueOf(chosen, navigator.languages);
    if (i18n.language !== tongue) void i18n.changeLanguage(tongue);
  }, [chosen, i18n]);
}
