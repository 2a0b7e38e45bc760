import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRecord, Identities } from '#shared/exchange/office.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatExact } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './office.module.css';

type Identity = Identities['submissions'][number];

/** Who is behind the batch, for whoever has revealed it; asked anew each time and kept nowhere. */
function Names({ batchId }: { batchId: string }) {
  const { t } = useTranslation('office');
  const asked = useRoute('office.identities', { batchId }, { forget: true });
  const columns: Column<Identity>[] = [
    { head: t('submission'), value: ({ name }) => name },
    { head: t('educator'), value: ({ educator }) => educator },
    { head: t('school'), value: ({ school }) => school },
  ];
  return (
    <>
      <AnswerState asked={asked} coming={t('namesComing')} />
      {asked.data && (
        <DataTable
          title={t('identities')}
          columns={columns}
          rows={asked.data.submissions}
          keyOf={({ submissionId }) => submissionId}
        />
      )}
    </>
  );
}

function RevealForm({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.reveal');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ batchId: batch.id, rubricHash: batch.rubricHash, reason });
  };
  // It is on its way, and cannot be unsaid.
  if (ask.isSuccess) return <p role="status">{t('revealSigned')}</p>;
  return (
    <form onSubmit={submit} className={styles.reveal}>
      <p className={styles.soft}>{t('revealText')}</p>
      <Textarea
        label={t('revealReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={2_000}
        autosize
        minRows={2}
      />
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
      <div>
        <Button type="submit" variant="default" loading={ask.isPending} disabled={reason.trim() === ''}>
          {t('reveal')}
        </Button>
      </div>
    </form>
  );
}

/** Who saw the names behind a blind batch and why; and a way to see them, which stays on record. */
export function Revealing({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const { reveals } = batch;
  if (!batch.blind) return null;
  return (
    <>
      <h2>{t('identities')}</h2>
      {reveals.length > 0 && (
        <ul className={styles.list}>
          {reveals.map(({ by, at, reason }) => (
            <li key={at}>{t('revealedBy', { by, time: formatExact(at), reason })}</li>
          ))}
        </ul>
      )}
      {reveals.some(({ own }) => own) ? <Names batchId={batch.id} /> : <RevealForm batch={batch} />}
    </>
  );
}
