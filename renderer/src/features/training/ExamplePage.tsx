import { Anchor, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TrainingAnchor } from '#shared/exchange/training.ts';
import { SideBySide } from '../../compare/SideBySide.tsx';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Exercise } from './Exercise.tsx';
import styles from './training.module.css';
import { WriteStatements } from './WriteStatements.tsx';

function Example({ example }: { example: TrainingAnchor }) {
  const { t } = useTranslation('training');
  const { rubric, evidence, scores, annotations, rationale, answers, difficulty, statements } = example;
  const leads = useRoute('workstation.status', {}).data?.enrolment?.role === 'lead';
  const experts = useMemo(
    () => [{ readingId: 'consensus', reader: t('experts'), scores, annotations }],
    [scores, annotations, t],
  );
  return (
    <>
      {difficulty && (
        <p className={styles.soft}>{t('isDifficulty', { difficulty: t(`how.${difficulty}`) })}</p>
      )}
      <section className={styles.words} aria-label={t('rationale')}>
        <h2>{t('rationale')}</h2>
        <p>{rationale}</p>
      </section>
      <details>
        <summary>{t('answers')}</summary>
        <dl className={styles.answers}>
          {answers.map(({ question, answer }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </details>
      <SideBySide rubric={rubric} evidence={evidence} pair={experts} alone={t('look')} />
      {statements.length > 0 && (
        <Exercise key={statements.map(({ id }) => id).join()} statements={statements} />
      )}
      {leads && <WriteStatements example={example} />}
    </>
  );
}

/** A submission with the consensus, the spans that justify each level, and why: nothing is asked here. */
export function ExamplePage({ submissionId }: { submissionId: string }) {
  const { t } = useTranslation('training');
  const { data, error, refetch, isFetching } = useRoute('training.example', { submissionId });
  const bring = useRoute('training.bring', { submissionId }, { enabled: data !== undefined });
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('exampleTitle', { submission: data?.submission ?? '' })}</Title>
        <Anchor component={Link} href={paths.examples}>
          {t('allExamples')}
        </Anchor>
      </div>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {bring.error && (
        <ProblemNote
          problem={toProblem(bring.error)}
          onRetry={() => void bring.refetch()}
          retrying={bring.isFetching}
        />
      )}
      {!error && (!data || bring.isPending) && (
        <Delayed>
          <p role="status">{t('coming')}</p>
        </Delayed>
      )}
      {data && !bring.isPending && <Example example={data} />}
    </div>
  );
}
