import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlotWords } from './look.ts';

/** The words that stand in pictures; the same object until the language changes. */
export function usePlotWords(): PlotWords {
  const { t } = useTranslation('desk');
  return useMemo(
    () => ({
      severity: t('severity'),
      infit: t('infit'),
      logits: t('logits'),
      day: t('day'),
      departure: t('departure'),
      gave: (reader) => t('gave', { reader }),
      facets: {
        submissions: t('facets.submissions'),
        readers: t('facets.readers'),
        criteria: t('facets.criteria'),
        thresholds: t('facets.thresholds'),
      },
    }),
    [t],
  );
}
