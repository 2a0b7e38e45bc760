import { Anchor } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { comparePath } from '../../../places.ts';
import { formatCoefficient } from '../../../ui/format.ts';
import styles from '../agreement.module.css';
import { Figure } from '../figures/Figure.tsx';
import { seedBars } from '../figures/plots.ts';
import { type SeedNumbers, tolerance } from '../numbers/seeds.ts';
import type { Desk } from '../useDesk.ts';
import { DealtSeeds } from './DealtSeeds.tsx';

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));
const isMet = ({ exact, adjacent, scores }: SeedNumbers) =>
  exact >= tolerance.exact * scores && adjacent >= tolerance.adjacent * scores;

/** How each reader did on submissions whose true scores are known, and on those that were hidden. */
export function Seeds({ desk }: { desk: Desk }) {
  return (
    <div className={styles.part}>
      <Known desk={desk} />
      <DealtSeeds subject={desk.subject} />
    </div>
  );
}

function Known({ desk: { numbers } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { seeds } = numbers;
  const draw = useCallback((width: number) => seedBars(seeds, width, t('exact')), [seeds, t]);
  if (seeds.length === 0) return <p>{t('seedsNone')}</p>;
  const list = seeds.map(({ reader, exact, scores }) => `${reader} ${percent(exact, scores)} %`).join(', ');
  return (
    <>
      <p className={styles.soft}>
        {t('tolerance', { exact: tolerance.exact * 100, adjacent: tolerance.adjacent * 100 })}
      </p>
      <Figure
        title={t('seedsTitle')}
        alternative={t('seedsAlt', { list })}
        draw={draw}
        rows={seeds}
        file="validity-reads"
        keyOf={({ reader }) => reader}
        columns={[
          { head: t('reader'), value: ({ reader }) => reader },
          { head: t('scores'), value: ({ scores }) => scores },
          {
            head: t('exact'),
            value: ({ exact, scores }) => exact / scores,
            cell: ({ exact, scores }) => `${percent(exact, scores)} %`,
          },
          {
            head: t('adjacent'),
            value: ({ adjacent, scores }) => adjacent / scores,
            cell: ({ adjacent, scores }) => `${percent(adjacent, scores)} %`,
          },
          {
            head: t('meanError'),
            value: ({ meanError }) => meanError,
            cell: ({ meanError }) => formatCoefficient(meanError),
          },
          { head: t('within'), value: (one) => t(isMet(one) ? 'met' : 'notMet') },
          {
            head: t('latest'),
            value: ({ readings }) => readings.map(({ reading }) => reading.submission).join(' '),
            cell: ({ readings, reader }) => (
              <span className={styles.links}>
                {readings.map(({ reading, errors }) => (
                  <Anchor
                    key={reading.readingId}
                    component={Link}
                    href={comparePath(reading.submissionId, [reader])}
                  >
                    {reading.submission} ({errors.map((error) => error ?? '–').join(' ')})
                  </Anchor>
                ))}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
