import { useTranslation } from 'react-i18next';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { plainReading } from './reading.ts';

/** What can be said of agreement on a criterion, as a sentence. */
export function usePlainSentence(): (letter: string, statistic: Statistic) => string {
  const { t } = useTranslation('desk');
  return (letter, statistic) => {
    const found = plainReading(statistic);
    if (found.kind === 'nothing') return t('say.none', { letter, reason: found.reason });
    const { level, bare, units } = found;
    const claim = t('say.can', { letter, level });
    const not = bare === undefined ? '' : t('say.cannot', { bare });
    const more = units === undefined ? '' : ` ${t('say.more', { letter, units })}`;
    return `${claim}${not}${t('say.end')}${more}`;
  };
}
