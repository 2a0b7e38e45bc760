import { Skeleton, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fewestReadings, type OrderEffect } from '#shared/agreement/orderEffect.ts';
import type { OrderEffects } from '#shared/exchange/wire.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { Whisker } from '../../../statistics/Whisker.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatCoefficient, formatNumber } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { reachable } from '../../../ui/reachable.ts';
import styles from '../agreement.module.css';
import { orderHint } from './orderHint.ts';

type BatchEffects = OrderEffects['batches'][number];

function Estimate({ effect }: { effect: OrderEffect }) {
  const { t } = useTranslation('agreement');
  if (effect.kind === 'insufficient') return <>–</>;
  const { rho, low, high } = effect;
  const figures = {
    rho: formatCoefficient(rho),
    low: formatCoefficient(low),
    high: formatCoefficient(high),
  };
  return <Whisker at={rho} low={low} high={high} from={-1} text={t('estimate', figures)} />;
}

function Readers({ effects, name }: { effects: BatchEffects['effects']; name: string }) {
  const { t } = useTranslation('agreement');
  return (
    <Table.ScrollContainer {...reachable} minWidth={640}>
      <Table aria-label={name}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reader')}</Table.Th>
            <Table.Th>{t('readings')}</Table.Th>
            <Table.Th>
              {t('correlation')}, {t('scale')}
            </Table.Th>
            <Table.Th>{t('hint')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {effects.map(({ reader, effect }) => (
            <Table.Tr key={reader}>
              <Table.Th scope="row">{reader}</Table.Th>
              <Table.Td>{formatNumber(effect.readings)}</Table.Td>
              <Table.Td>
                <Estimate effect={effect} />
              </Table.Td>
              <Table.Td>{t(orderHint(effect), { fewest: fewestReadings })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Batch({ batch }: { batch: BatchEffects }) {
  const { t } = useTranslation('agreement');
  const { name, readers, submissions, effects } = batch;
  const basis = {
    readers: t('readers', { count: readers }),
    submissions: t('submissions', { count: submissions }),
  };
  return (
    <section className={styles.batch}>
      <Title order={3}>{name}</Title>
      {effects.length === 0 ? (
        <p className={styles.soft}>{t('noReaders')}</p>
      ) : (
        <>
          <p className={styles.soft}>{t('basis', basis)}</p>
          <Readers effects={effects} name={name} />
        </>
      )}
    </section>
  );
}

/** For auditors: hints that a reader's scores move along the order of reading. */
export function Order() {
  const { t } = useTranslation('agreement');
  const { data, error, refetch, isFetching } = useRoute('agreement.order', {});
  return (
    <div className={styles.part}>
      <Title order={2}>{t('title')}</Title>
      <p className={styles.soft}>{t('lead')}</p>
      {error !== null && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {error === null && data === undefined && (
        <Delayed>
          <Skeleton height={160} />
        </Delayed>
      )}
      {data?.batches.length === 0 && <p>{t('noBatches')}</p>}
      {data?.batches.map((batch) => (
        <Batch key={batch.batchId} batch={batch} />
      ))}
    </div>
  );
}
