import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Marked, matchSpans } from '#shared/agreement/evidence/matching.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import type { WholeReading } from '#shared/exchange/agreement.ts';
import { rangeOf } from '../../../compare/explain.ts';
import { formatCoefficient } from '../../../ui/format.ts';
import styles from '../agreement.module.css';
import { useWorker } from '../numbers/useWorker.ts';

const begin = () => new Worker(new URL('../numbers/gammaWorker.ts', import.meta.url), { type: 'module' });

function markedOn({ annotations }: WholeReading, evidenceId: string): Marked[] {
  return annotations.flatMap(({ span, criterionIds }) => {
    const range = span.evidenceId === evidenceId ? rangeOf(span) : undefined;
    return range ? [{ category: criterionIds.join(' '), ...range }] : [];
  });
}

/** How much of what the two marked on the item is the same. */
export function Matched({ pair, evidenceId }: { pair: readonly WholeReading[]; evidenceId: string }) {
  const { t } = useTranslation('desk');
  const readers = useMemo(
    () => new Map(pair.map((one, side) => [`${side} ${one.reader}`, markedOn(one, evidenceId)])),
    [pair, evidenceId],
  );
  const { numbers: gamma } = useWorker<ReadonlyMap<string, readonly Marked[]>, Statistic>(begin, readers);
  const [left, right] = [...readers.values()];
  if (!left || !right) return null;
  const { f1 } = matchSpans(left, right, { threshold: 0.5, sameCategory: true });
  if (f1.kind === 'insufficient') return null;
  return (
    <p className={styles.soft}>
      {t('overlapOf', { f1: formatCoefficient(f1.estimate) })}
      {gamma?.kind === 'estimate' && ` ${t('gammaOf', { gamma: formatCoefficient(gamma.estimate) })}`}
    </p>
  );
}
