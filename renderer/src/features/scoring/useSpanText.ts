import { useTranslation } from 'react-i18next';
import type { Span } from '#shared/domain/span.ts';
import { timesOf } from './spanText.ts';

export function useSpanText(): (span: Span) => string {
  const { t } = useTranslation('scoring');
  return (span) => {
    if (span.kind === 'page') return t('pageRegion', { page: span.page });
    return timesOf(span) ?? t('region');
  };
}
