import { useTranslation } from 'react-i18next';

/** Who said something, as a session names them. */
export function useWhose(): (said: { by: string; lead: boolean; self: boolean }) => string {
  const { t } = useTranslation('calibration');
  return ({ by, lead, self }) => {
    const name = lead ? t('leadNamed', { by }) : by;
    return self ? `${name} ${t('you')}` : name;
  };
}
