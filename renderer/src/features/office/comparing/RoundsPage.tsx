import { Anchor, Button, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { mostCompared, type RoundList } from '#shared/exchange/comparing.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { officePartPath, roundPath } from '../../../places.ts';
import { AnswerState } from '../../../ui/AnswerState.tsx';
import { Choices } from '../../../ui/Choices.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatMoment, formatNumber } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { SubjectSelect } from '../../../ui/SubjectSelect.tsx';
import { useNow } from '../../../ui/useNow.ts';
import { chooseSubject, followed, keyOf, useSubject } from '../../../ui/useSubject.ts';
import styles from '../office.module.css';

function Open({ subject, submissions }: { subject: SubjectKey; submissions: RoundList['submissions'] }) {
  const { t } = useTranslation('office');
  const [, go] = useLocation();
  const ask = useAsk('comparing.open');
  const [name, setName] = useState('');
  const [submissionIds, setSubmissionIds] = useState<string[]>([]);
  const isComplete = name.trim() !== '' && submissionIds.length > 2 && submissionIds.length <= mostCompared;
  const open = () =>
    ask.mutate(
      { ...subject, name: name.trim(), submissionIds },
      { onSuccess: ({ id }) => go(roundPath(id)) },
    );
  return (
    <>
      <h2>{t('openRound')}</h2>
      <TextInput
        size="sm"
        maw={320}
        maxLength={300}
        label={t('roundName')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Choices
        label={t('submissions')}
        choices={submissions.map(({ id, name: label, evidence, anchor }) => ({
          ...{ id, label },
          note: [...(anchor ? [t('isAnchor')] : []), ...evidence].join(' · '),
        }))}
        chosen={submissionIds}
        onChange={setSubmissionIds}
      />
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={open} />}
      <div className={styles.row}>
        <Button disabled={!isComplete} loading={ask.isPending} onClick={open}>
          {t('openRound')}
        </Button>
        {!isComplete && <span className={styles.soft}>{t('roundMissing', { most: mostCompared })}</span>}
      </div>
    </>
  );
}

function ForSubject({ subject, leads }: { subject: SubjectKey; leads: boolean }) {
  const { t } = useTranslation('office');
  const now = useNow();
  const asked = useRoute('comparing.list', subject, followed);
  const { data } = asked;
  if (!data) return <AnswerState asked={asked} coming={t('coming')} />;
  const columns: Column<RoundList['rounds'][number]>[] = [
    {
      head: t('round'),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={Link} href={roundPath(id)}>
          {name}
        </Anchor>
      ),
    },
    { head: t('submissions'), value: ({ submissions }) => formatNumber(submissions) },
    { head: t('comparisons'), value: ({ comparisons }) => formatNumber(comparisons) },
    { head: t('judges'), value: ({ judges }) => formatNumber(judges) },
    { head: t('when'), value: ({ openedAt }) => formatMoment(openedAt, now) },
    { head: t('who'), value: ({ openedBy }) => openedBy },
  ];
  return (
    <>
      {data.rounds.length === 0 ? (
        <p>{t('noRounds')}</p>
      ) : (
        <DataTable title={t('comparing')} columns={columns} rows={data.rounds} keyOf={({ id }) => id} />
      )}
      {leads && <Open subject={subject} submissions={data.submissions} />}
    </>
  );
}

/** Rounds in which leads compare submissions in pairs, to see which span the scale. */
export function RoundsPage() {
  const { t } = useTranslation('office');
  const { list, subjects, subject, leads } = useSubject();
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('comparing')}</Title>
        <Anchor component={Link} href={officePartPath('anchors')}>
          {t('part.anchors')}
        </Anchor>
      </div>
      <p className={styles.soft}>{t('comparingLead')}</p>
      {list.error && <ProblemNote problem={toProblem(list.error)} onRetry={() => void list.refetch()} />}
      {subject && <SubjectSelect subjects={subjects} subject={subject} onChange={chooseSubject} />}
      {subject && <ForSubject key={subject.rubricHash} subject={keyOf(subject)} leads={leads} />}
    </div>
  );
}
