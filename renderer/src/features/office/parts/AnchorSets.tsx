import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import {
  type AnchorList,
  type AnchorRow,
  type AnchorSet,
  canJoinSet,
  type SetKind,
  setKinds,
} from '#shared/exchange/training.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../office.module.css';

/** Puts anchors that are for nothing else together. */
function MakeSet({ subject, free }: { subject: SubjectKey; free: readonly AnchorRow[] }) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.makeSet');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<SetKind>('practice');
  const [chosen, setChosen] = useState<string[]>([]);
  const isComplete = name.trim() !== '' && chosen.length > 0;
  const make = () =>
    ask.mutate(
      { ...subject, name: name.trim(), kind, submissionIds: chosen },
      {
        onSuccess: () => {
          setName('');
          setChosen([]);
        },
      },
    );
  return (
    <>
      <h2>{t('makeSet')}</h2>
      <p className={styles.soft}>{t('makeSetHint')}</p>
      <div className={styles.fields}>
        <TextInput
          size="sm"
          w={320}
          maxLength={300}
          label={t('setName')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={t('setFor')}
          data={setKinds.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(setKinds.find((one) => one === value) ?? kind)}
        />
      </div>
      <Choices
        label={t('part.anchors')}
        choices={free.map(({ submissionId: id, submission: label, difficulty }) => ({
          ...{ id, label },
          note: difficulty ? t(`how.${difficulty}`) : t('noDifficulty'),
        }))}
        chosen={chosen}
        onChange={setChosen}
      />
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={make} />}
      <div className={styles.row}>
        <Button disabled={!isComplete} loading={ask.isPending} onClick={make}>
          {t('makeSet')}
        </Button>
        {!isComplete && <span className={styles.soft}>{t('setMissing')}</span>}
      </div>
    </>
  );
}

interface AnchorSetsProps {
  subject: SubjectKey;
  list: AnchorList;
  leads: boolean;
}

/** The sets of anchors that are scored blind, and for leads a new one. */
export function AnchorSets({ subject, list, leads }: AnchorSetsProps) {
  const { t } = useTranslation('office');
  const free = list.anchors.filter(canJoinSet);
  const columns: Column<AnchorSet>[] = [
    { head: t('set'), value: ({ name }) => name },
    { head: t('usedFor'), value: ({ kind }) => t(`purpose.${kind}`) },
    { head: t('part.anchors'), value: ({ anchors }) => formatNumber(anchors) },
    { head: t('handedTo'), value: ({ people }) => formatNumber(people) },
  ];
  return (
    <>
      <h2>{t('sets')}</h2>
      {list.sets.length === 0 ? (
        <p>{t('noSets')}</p>
      ) : (
        <DataTable title={t('sets')} columns={columns} rows={list.sets} keyOf={({ id }) => id} />
      )}
      {leads && free.length > 0 && <MakeSet subject={subject} free={free} />}
      {leads && free.length === 0 && <p className={styles.soft}>{t('noneFree')}</p>}
    </>
  );
}
