import { useTranslation } from 'react-i18next';
import type { PackRow } from '#shared/exchange/packs.ts';

/** How a pack stands at the exchange, in words. */
export function useStandingWords(): (row: Pick<PackRow, 'own' | 'signed'>) => string {
  const { t } = useTranslation('packs');
  return ({ own, signed }) => {
    if (signed) return t(signed.verdict, { by: signed.by });
    return own ? t('waits') : t('waitsForYou');
  };
}
