import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRecord } from '#shared/exchange/office.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Sure } from '../../ui/Sure.tsx';
import { useSubject } from '../../ui/useSubject.ts';
import styles from './office.module.css';

type Reader = BatchRecord['readers'][number];

/** Gives what one reader has not read to the others. */
function TakeOut({ batchId, reader: { id: personId, name } }: { batchId: string; reader: Reader }) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.changeReader');
  return (
    <Sure
      variant="default"
      words={{ does: t('takeOut'), question: t('takeOutAsk', { name }), not: t('notNow') }}
      ask={ask}
      onSure={() => ask.mutate({ batchId, personId, takesPart: false })}
    />
  );
}

/** Somebody else who can be given readings of the batch. */
function AddReader({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const { id: batchId, microCredentialId, rubricHash } = batch;
  const choices = useRoute('office.choices', { microCredentialId, rubricHash });
  const ask = useAsk('office.changeReader');
  const [personId, setPersonId] = useState<string | null>(null);
  const known = new Set(batch.readers.filter(({ made, given }) => made < given).map(({ id }) => id));
  const people = (choices.data?.people ?? []).filter(({ id, certified }) => certified && !known.has(id));
  if (choices.error) return <ProblemNote problem={toProblem(choices.error)} />;
  return (
    <div className={styles.fields}>
      <Select
        size="sm"
        label={t('addReader')}
        description={t('addReaderHint')}
        searchable
        data={people.map(({ id: value, name: label }) => ({ value, label }))}
        value={personId}
        onChange={setPersonId}
      />
      {personId !== null && (
        <Button
          variant="default"
          loading={ask.isPending}
          onClick={() =>
            ask.mutate({ batchId, personId, takesPart: true }, { onSuccess: () => setPersonId(null) })
          }
        >
          {t('add')}
        </Button>
      )}
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </div>
  );
}

/** The readers of a batch with how far each is; a lead gives what one does not read to others. */
export function BatchReaders({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const { leads } = useSubject();
  const changes = leads && batch.dealt && batch.released === null;
  const linkedWith = (name: string) =>
    batch.links.filter(({ one, other }) => one === name || other === name).length;
  const columns: Column<Reader>[] = [
    { head: t('reader'), value: ({ name }) => name },
    { head: t('readings'), value: ({ made, given }) => t('ofGiven', { made, given }) },
    { head: t('taken'), value: ({ state }) => t(`state.${state ?? 'none'}`) },
    { head: t('linkedWith'), value: ({ name }) => linkedWith(name) },
    ...(changes
      ? [
          {
            head: t('change'),
            value: () => '',
            cell: (reader: Reader) =>
              reader.made < reader.given ? <TakeOut batchId={batch.id} reader={reader} /> : '',
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        title={t('readers')}
        columns={columns}
        rows={batch.readers.toSorted((a, b) => a.name.localeCompare(b.name))}
        keyOf={({ id }) => id}
      />
      {changes && <AddReader batch={batch} />}
    </>
  );
}
