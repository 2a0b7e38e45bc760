import { Anchor, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TrainingList } from '#shared/exchange/training.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { examplePath, paths } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import styles from './training.module.css';

type Training = TrainingList['trainings'][number];
type Example = Training['anchors'][number];

function Examples({ training: { title, anchors } }: { training: Training }) {
  const { t } = useTranslation('training');
  const columns: Column<Example>[] = [
    {
      head: t('example'),
      value: ({ submission }) => submission,
      cell: ({ submissionId, submission }) => (
        <Anchor component={Link} href={examplePath(submissionId)}>
          {submission}
        </Anchor>
      ),
    },
    { head: t('difficulty'), value: ({ difficulty }) => (difficulty ? t(`how.${difficulty}`) : '–') },
    { head: t('exercise'), value: ({ statements }) => t('statements', { count: statements }) },
  ];
  return (
    <section className={styles.part} aria-label={title}>
      <Title order={2}>{title}</Title>
      {anchors.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DataTable
          title={title}
          columns={columns}
          rows={anchors}
          keyOf={({ submissionId }) => submissionId}
        />
      )}
    </section>
  );
}

/** Examples to learn from, by micro-credential. */
export function ExamplesPage() {
  const { t } = useTranslation('training');
  const asked = useRoute('training.list', {}, { forget: true });
  const { data } = asked;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('title')}</Title>
        <Anchor component={Link} href={paths.qualification}>
          {t('toQualification')}
        </Anchor>
      </div>
      <p className={styles.soft}>{t('lead')}</p>
      <AnswerState asked={asked} coming={t('coming')} offline={(time) => t('offline', { time })} />
      {data?.trainings.map((training) => (
        <Examples key={training.microCredentialId} training={training} />
      ))}
    </div>
  );
}
