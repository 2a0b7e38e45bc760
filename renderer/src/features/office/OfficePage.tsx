import { Button, Skeleton, Title } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Subject } from '#shared/exchange/agreement.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { officePartPath, paths } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { PlaceTabs } from '../../ui/PlaceTabs.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SubjectSelect } from '../../ui/SubjectSelect.tsx';
import { chooseSubject, followed, keyOf, useSubject } from '../../ui/useSubject.ts';
import styles from './office.module.css';
import { ActsPart } from './parts/ActsPart.tsx';
import { AnchorsPart } from './parts/AnchorsPart.tsx';
import { BatchesPart } from './parts/BatchesPart.tsx';
import { PolicyPart } from './parts/PolicyPart.tsx';
import type { PartProps } from './parts/part.ts';
import { ReadersPart } from './parts/ReadersPart.tsx';
import { RubricPart } from './parts/RubricPart.tsx';

const parts = {
  batches: BatchesPart,
  policy: PolicyPart,
  readers: ReadersPart,
  rubric: RubricPart,
  anchors: AnchorsPart,
  acts: ActsPart,
} as const satisfies Record<string, ComponentType<PartProps>>;
const names = Object.keys(parts) as (keyof typeof parts)[];

function ForSubject({
  subject,
  leads,
  part,
}: {
  subject: Subject;
  leads: boolean;
  part: keyof typeof parts;
}) {
  const { t } = useTranslation('office');
  const asked = useRoute('office.read', keyOf(subject), followed);
  const { data } = asked;
  const Part = parts[part];
  return (
    <>
      <AnswerState
        asked={asked}
        coming={
          <>
            <p role="status">{t('coming')}</p>
            <Skeleton height={160} />
          </>
        }
        offline={(time) => t('offline', { time })}
      />
      {data && <Part subject={subject} office={data} leads={leads} />}
    </>
  );
}

/** The programme office: who reads what, by which policy, how far it is, and what was done. */
export function OfficePage({ part }: { part: string | undefined }) {
  const { t } = useTranslation('office');
  const { list, subjects, subject, leads } = useSubject();
  const shown = names.find((name) => name === part) ?? 'batches';
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('title')}</Title>
        {leads && (
          <Button component={Link} href={paths.newBatch}>
            {t('deal')}
          </Button>
        )}
      </div>
      {list.error && <ProblemNote problem={toProblem(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && subjects.length === 0 && <p>{t('noSubjects')}</p>}
      {subject && <SubjectSelect subjects={subjects} subject={subject} onChange={chooseSubject} />}
      <PlaceTabs
        label={t('parts')}
        tabs={names.map((name) => ({
          href: officePartPath(name),
          label: t(`part.${name}`),
          isHere: name === shown,
        }))}
      />
      {subject && <ForSubject subject={subject} leads={leads} part={shown} />}
    </div>
  );
}
