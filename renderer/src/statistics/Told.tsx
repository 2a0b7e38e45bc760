import { useTranslation } from 'react-i18next';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { formatCoefficient } from '../ui/format.ts';
import { toldInterval } from './interval.ts';
import styles from './statistics.module.css';
import { Whisker } from './Whisker.tsx';

/** Why no number can honestly be given. */
export function useInsufficient(): (reason: string) => string {
  const { t } = useTranslation('statistics');
  return (reason) => t('insufficient', { reason });
}

/** A statistic as it must be told: with its interval, or why there is none. */
export function useTold(): (statistic: Statistic) => string {
  const { t } = useTranslation('statistics');
  return (statistic) => {
    if (statistic.kind === 'insufficient') return t('insufficient', { reason: statistic.reason });
    const estimate = formatCoefficient(statistic.estimate);
    const interval = toldInterval(statistic);
    if (interval === undefined) return t('bare', { estimate });
    const [low, high] = interval;
    return t('estimate', { estimate, low: formatCoefficient(low), high: formatCoefficient(high) });
  };
}

/** The same with its whisker on a scale from 0 to 1. */
export function Told({ statistic }: { statistic: Statistic }) {
  const told = useTold();
  if (statistic.kind === 'insufficient') return <span className={styles.soft}>{told(statistic)}</span>;
  const [low, high] = toldInterval(statistic) ?? [];
  return <Whisker at={statistic.estimate} low={low} high={high} from={0} text={told(statistic)} />;
}
