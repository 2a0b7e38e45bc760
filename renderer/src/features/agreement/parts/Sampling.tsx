import { NumberInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { unitsForWidth } from '#shared/agreement/planning.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import styles from '../agreement.module.css';
import { deskView } from '../deskView.ts';
import { Figure } from '../figures/Figure.tsx';
import { secondReadBars } from '../figures/plots.ts';
import type { Desk } from '../useDesk.ts';
import { criteriaOf } from './Overview.tsx';

function Needed({ criterion, statistic, width }: { criterion: string; statistic: Statistic; width: number }) {
  const { t } = useTranslation('desk');
  if (statistic.kind === 'insufficient')
    return <li>{t('cannotPlan', { criterion, reason: statistic.reason })}</li>;
  const units = unitsForWidth(statistic, width);
  if (units === undefined) return <li>{t('cannotPlan', { criterion, reason: t('noError') })}</li>;
  return <li>{t('needs', { criterion, units })}</li>;
}

/** Second reads that batches ask for and have, and how many a wanted interval would need. */
export function Sampling({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const coefficient = useStore(deskView, (view) => view.coefficient);
  const [width, setWidth] = useState(0.2);
  const { secondReads } = desk.numbers;
  const draw = useCallback(
    (room: number) => secondReadBars(secondReads, room, t('submissions')),
    [secondReads, t],
  );
  const list = secondReads.map(({ name, twice, wanted }) => `${name} ${twice}/${wanted}`).join(', ');
  return (
    <div className={styles.part}>
      <Figure
        title={t('samplingTitle')}
        alternative={t('samplingAlt', { list })}
        draw={draw}
        rows={secondReads}
        file="second-reads"
        keyOf={({ batchId }) => batchId}
        columns={[
          { head: t('batch'), value: ({ name }) => name },
          { head: t('submissions'), value: ({ submissions }) => submissions },
          { head: t('read'), value: ({ read }) => read },
          { head: t('twice'), value: ({ twice }) => twice },
          { head: t('wanted'), value: ({ wanted }) => wanted },
          { head: t('stillTo'), value: ({ wanted, twice }) => Math.max(0, wanted - twice) },
        ]}
      />
      <section className={styles.figure}>
        <h3>{t('plan')}</h3>
        <NumberInput
          size="xs"
          className={styles.choice ?? ''}
          label={t('width')}
          min={0.02}
          max={1}
          step={0.05}
          decimalScale={2}
          value={width}
          onChange={(value) => typeof value === 'number' && value > 0 && setWidth(value)}
        />
        <ul className={styles.sentences}>
          {criteriaOf(desk).map(({ criterion, found }) => (
            <Needed
              key={criterion.id}
              criterion={`${criterion.letter} ${criterion.name}`}
              statistic={found.coefficients[coefficient]}
              width={width}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
