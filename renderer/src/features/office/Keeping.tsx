import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder } from '#shared/exchange/keeping.ts';
import type { BatchRecord } from '#shared/exchange/office.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatBytes, formatExact } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Sure } from '../../ui/Sure.tsx';
import { useSubject } from '../../ui/useSubject.ts';
import styles from './office.module.css';

/** Says until when the evidence is kept, or removes it now. */
function KeepForm({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.keep');
  const removing = useAsk('office.keep');
  const [until, setUntil] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(
      { batchId: batch.id, until: new Date(until).toISOString() },
      { onSuccess: () => setUntil('') },
    );
  };
  return (
    <>
      <Group component="form" align="flex-end" gap={8} onSubmit={submit}>
        <TextInput
          label={t('keepUntil')}
          type="datetime-local"
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={ask.isPending} disabled={until === ''}>
          {t('keepUntilThen')}
        </Button>
        {batch.keeping.until !== null && (
          <Button
            variant="default"
            loading={ask.isPending}
            onClick={() => ask.mutate({ batchId: batch.id, until: null })}
          >
            {t('keepOn')}
          </Button>
        )}
      </Group>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
      <div>
        <Sure
          variant="default"
          words={{ does: t('removeNow'), question: t('removeNowAsk'), not: t('notNow') }}
          ask={removing}
          onSure={() => removing.mutate({ batchId: batch.id, until: 'now' })}
        />
      </div>
    </>
  );
}

function useKept(): (batch: BatchRecord) => string {
  const { t } = useTranslation('office');
  return ({ keeping: { until, removed } }) => {
    if (removed)
      return t('evidenceRemoved', {
        ...{ time: formatExact(removed.at), files: removed.files, amount: formatBytes(removed.bytes) },
        names: removed.identities,
      });
    return until === null ? t('evidenceKept') : t('evidenceKeptUntil', { time: formatExact(until) });
  };
}

/** How long the evidence of a batch is kept, and which workstations signed that it is gone. */
export function Keeping({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const { leads } = useSubject();
  const kept = useKept();
  const { keeping, holders } = batch;
  const columns: Column<Holder>[] = [
    { head: t('reader'), value: ({ reader }) => reader },
    {
      head: t('onTheirMachine'),
      value: ({ removed }) =>
        removed
          ? t(`removedThere.${removed.cause}`, {
              ...{ time: formatExact(removed.at), files: removed.files },
              amount: formatBytes(removed.bytes),
            })
          : t('heldThere'),
    },
  ];
  return (
    <>
      <h2>{t('evidence')}</h2>
      <p>{kept(batch)}</p>
      {leads && !keeping.removed && (
        <>
          <p className={styles.soft}>{t('keepingText')}</p>
          <KeepForm key={keeping.until} batch={batch} />
        </>
      )}
      {holders.length > 0 && (
        <DataTable title={t('evidence')} columns={columns} rows={holders} keyOf={({ reader }) => reader} />
      )}
    </>
  );
}
