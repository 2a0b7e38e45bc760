import { Anchor, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DraftRow } from '#shared/contract/packs.ts';
import type { Subject } from '#shared/exchange/agreement.ts';
import type { PackRow } from '#shared/exchange/packs.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { packPath, proposedPackPath } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatExact, formatRelative } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SubjectSelect } from '../../ui/SubjectSelect.tsx';
import { useNow } from '../../ui/useNow.ts';
import { chooseSubject, followed, keyOf, useSubject } from '../../ui/useSubject.ts';
import { ImportForm } from './ImportForm.tsx';
import styles from './packs.module.css';
import { useStandingWords } from './standingWords.ts';

function Drafts() {
  const { t } = useTranslation('packs');
  const now = useNow();
  const asked = useRoute('packs.drafts', {});
  const standing = ({ createdAt, proposal }: DraftRow) => {
    const when = formatRelative(proposal?.at ?? createdAt, now);
    return proposal ? t('sentOn', { when }) : t('begun', { when });
  };
  const columns: Column<DraftRow>[] = [
    {
      head: t('pack'),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={Link} href={packPath(id)}>
          {name}
        </Anchor>
      ),
    },
    { head: t('submissions'), value: ({ submissions }) => submissions },
    { head: t('ready'), value: ({ made, files }) => t('readyOf', { made, files }) },
    { head: t('standing'), value: standing },
  ];
  return (
    <>
      <h2>{t('making')}</h2>
      <AnswerState asked={asked} coming={t('coming')} />
      {asked.data?.drafts.length === 0 && <p className={styles.soft}>{t('noneMaking')}</p>}
      {asked.data && asked.data.drafts.length > 0 && (
        <DataTable title={t('making')} columns={columns} rows={asked.data.drafts} keyOf={({ id }) => id} />
      )}
    </>
  );
}

function Proposed({ subject }: { subject: Subject }) {
  const { t } = useTranslation('packs');
  const now = useNow();
  const standing = useStandingWords();
  const asked = useRoute('packs.list', keyOf(subject), followed);
  const columns: Column<PackRow>[] = [
    {
      head: t('pack'),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={Link} href={proposedPackPath(id)}>
          {name}
        </Anchor>
      ),
    },
    { head: t('submissions'), value: ({ submissions }) => submissions },
    { head: t('files'), value: ({ files }) => files },
    { head: t('by'), value: ({ by }) => by },
    {
      head: t('when'),
      value: ({ at }) => at,
      cell: ({ at }) => <span title={formatExact(at)}>{formatRelative(at, now)}</span>,
    },
    {
      head: t('standing'),
      value: standing,
      cell: (row) => <span className={row.signed ? '' : (styles.open ?? '')}>{standing(row)}</span>,
    },
  ];
  return (
    <>
      <h2>{t('proposed')}</h2>
      <AnswerState asked={asked} coming={t('coming')} offline={(time) => t('offline', { time })} />
      {asked.data?.packs.length === 0 && <p className={styles.soft}>{t('noneProposed')}</p>}
      {asked.data && asked.data.packs.length > 0 && (
        <DataTable title={t('proposed')} columns={columns} rows={asked.data.packs} keyOf={({ id }) => id} />
      )}
    </>
  );
}

/** Packs for blind review: those a lead makes here, and those that wait for a second person or have their word. */
export function PacksPage() {
  const { t } = useTranslation('packs');
  const { list, subjects, subject, leads } = useSubject();
  return (
    <div className={styles.page}>
      <Title order={1}>{t('title')}</Title>
      <p className={styles.soft}>{leads ? t('lead') : t('forAuditors')}</p>
      {list.error && <ProblemNote problem={toProblem(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && subjects.length === 0 && <p>{t('noSubjects')}</p>}
      {subject && <SubjectSelect subjects={subjects} subject={subject} onChange={chooseSubject} />}
      {subject && leads && <ImportForm subject={subject} />}
      {leads && <Drafts />}
      {subject && <Proposed subject={subject} />}
    </div>
  );
}
