import { Anchor } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { comparePath } from '../../../places.ts';
import { useInsufficient } from '../../../statistics/Told.tsx';
import { formatCoefficient, formatDay } from '../../../ui/format.ts';
import styles from '../agreement.module.css';
import { Figure } from '../figures/Figure.tsx';
import { driftChart } from '../figures/plots.ts';
import { usePlotWords } from '../figures/usePlotWords.ts';
import { enoughToTellWho, type ReaderDrift, signalOf, strongest } from '../numbers/drifts.ts';
import type { Desk } from '../useDesk.ts';

/** In one sentence, whether a reader has moved. */
export function useVerdict(): (one: ReaderDrift) => string {
  const { t } = useTranslation('desk');
  const insufficient = useInsufficient();
  return ({ reader, drift, departures }) => {
    if (drift.kind === 'insufficient') return insufficient(drift.reason);
    const signal = signalOf(drift);
    const day = departures[signal?.point ?? -1]?.reading.at;
    if (signal === undefined || day === undefined) return t('driftNone', { reader });
    return t(signal.way === 'higher' ? 'driftHigher' : 'driftLower', { reader, day: formatDay(day) });
  };
}

function Chart({ one }: { one: ReaderDrift }) {
  const { t } = useTranslation('desk');
  const words = usePlotWords();
  const verdict = useVerdict();
  const { reader, departures, drift } = one;
  const draw = useCallback((width: number) => driftChart(one, width, words), [one, words]);
  const rows = departures.map((departure, i) => ({
    ...departure,
    point: drift.kind === 'drift' ? drift.chart[i] : undefined,
  }));
  return (
    <Figure
      title={t('driftTitle', { reader })}
      alternative={`${verdict(one)} ${t('driftAlt', { reader })}`}
      draw={draw}
      rows={rows}
      file={`drift-${reader}`}
      keyOf={({ reading }) => reading.readingId}
      columns={[
        {
          head: t('day'),
          value: ({ reading }) => reading.at,
          cell: ({ reading }) => formatDay(reading.at),
        },
        {
          head: t('submission'),
          value: ({ reading }) => reading.submission,
          cell: ({ reading }) => (
            <Anchor component={Link} href={comparePath(reading.submissionId, [reader])}>
              {reading.submission}
            </Anchor>
          ),
        },
        {
          head: t('departure'),
          value: ({ error }) => error,
          cell: ({ error }) => formatCoefficient(error),
        },
        {
          head: t('ewma'),
          value: ({ point }) => point?.ewma ?? '',
          cell: ({ point }) => (point ? formatCoefficient(point.ewma) : '–'),
        },
        {
          head: t('limit'),
          value: ({ point }) => point?.limit ?? '',
          cell: ({ point }) => (point ? `± ${formatCoefficient(point.limit)}` : '–'),
        },
      ]}
    />
  );
}

/** Whether readers move with time, whoever moves most first. */
export function Drifts({ desk: { numbers } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { drifts, comparedReaders } = numbers;
  if (comparedReaders < 2 || drifts.length === 0) return <p>{t('notComparable')}</p>;
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('driftHint')}</p>
      {comparedReaders < enoughToTellWho && <p role="note">{t('driftFew', { readers: comparedReaders })}</p>}
      {strongest(drifts).map((one) => (
        <Chart key={one.reader} one={one} />
      ))}
    </div>
  );
}
