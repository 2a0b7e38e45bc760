import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  mostStatements,
  type Statement,
  type StatementKind,
  statementKinds,
} from '#shared/domain/exercise.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { TrainingAnchor } from '#shared/exchange/training.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './training.module.css';

/** Leads write the statements of an example, and take them out. */
export function WriteStatements({ example }: { example: TrainingAnchor }) {
  const { t } = useTranslation('training');
  const { submissionId, statements } = example;
  const ask = useAsk('training.setStatements');
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const [kind, setKind] = useState<StatementKind>('evidence');
  const isComplete = text.trim() !== '' && why.trim() !== '' && statements.length < mostStatements;
  const put = (some: Statement[], onSuccess?: () => void) =>
    ask.mutate({ submissionId, statements: some }, { onSuccess: () => onSuccess?.() });
  const add = () =>
    put([...statements, { id: newId(), text: text.trim(), kind, why: why.trim() }], () => {
      setText('');
      setWhy('');
    });
  const columns: Column<Statement>[] = [
    { head: t('statement'), value: (one) => one.text },
    { head: t('itIs'), value: (one) => t(`kind.${one.kind}`) },
    { head: t('because'), value: (one) => one.why },
    {
      head: t('change'),
      value: () => '',
      cell: ({ id, text: statement }) => (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('takeOutOf', { statement })}
          disabled={ask.isPending}
          onClick={() => put(statements.filter((one) => one.id !== id))}
        >
          {t('takeOut')}
        </Button>
      ),
    },
  ];
  return (
    <section className={styles.words} aria-label={t('writeStatements')}>
      <h2>{t('writeStatements')}</h2>
      {statements.length > 0 && (
        <DataTable title={t('writeStatements')} columns={columns} rows={statements} keyOf={({ id }) => id} />
      )}
      <Textarea
        size="sm"
        maw={640}
        autosize
        maxLength={2_000}
        label={t('statement')}
        description={t('statementHint')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <NativeSelect
        size="sm"
        maw={320}
        label={t('itIs')}
        data={statementKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={({ currentTarget: { value } }) =>
          setKind(statementKinds.find((one) => one === value) ?? kind)
        }
      />
      <Textarea
        size="sm"
        maw={640}
        autosize
        maxLength={2_000}
        label={t('because')}
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
      />
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
      <div>
        <Button disabled={!isComplete} loading={ask.isPending} onClick={add}>
          {t('addStatement')}
        </Button>
      </div>
    </section>
  );
}
