import { Anchor, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Round } from '#shared/exchange/comparing.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { paths } from '../../../places.ts';
import { AnswerState } from '../../../ui/AnswerState.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { followed, useSubject } from '../../../ui/useSubject.ts';
import styles from '../office.module.css';
import { Pair } from './Pair.tsx';
import { Scale } from './Scale.tsx';

/** The pair that is asked next, once its files are here. It stays until it is answered, whatever others say meanwhile. */
function Question({ round }: { round: Round }) {
  const { t } = useTranslation('office');
  const { id: roundId, own } = round;
  const [pair, setPair] = useState(round.next);
  const submissionIds = pair?.map(({ submissionId }) => submissionId) ?? [];
  const bring = useRoute(
    'comparing.bring',
    { roundId, submissionIds },
    { enabled: pair !== null, forget: true },
  );
  const retry = () => {
    setPair(round.next);
    void bring.refetch();
  };
  if (pair === null) return <p role="status">{t('allCompared')}</p>;
  if (bring.error) return <ProblemNote problem={toProblem(bring.error)} onRetry={retry} />;
  if (bring.isPending)
    return (
      <Delayed>
        <p role="status">{t('coming')}</p>
      </Delayed>
    );
  return <Pair roundId={roundId} pair={pair} own={own} />;
}

/** Where they lie; out of sight of whoever still compares, whom it would sway. */
function Placed({ round, leads }: { round: Round; leads: boolean }) {
  const { t } = useTranslation('office');
  if (round.next === null) return <Scale round={round} leads={leads} />;
  return (
    <details>
      <summary>{t('lookAtScale')}</summary>
      <Scale round={round} leads={leads} />
    </details>
  );
}

/** A round of comparisons: which of two shows more, and where all of them lie. */
export function RoundPage({ roundId }: { roundId: string }) {
  const { t } = useTranslation('office');
  const { leads } = useSubject();
  const asked = useRoute('comparing.round', { roundId }, followed);
  const { data } = asked;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{data?.name ?? t('comparing')}</Title>
        <Anchor component={Link} href={paths.rounds}>
          {t('allRounds')}
        </Anchor>
      </div>
      <AnswerState asked={asked} coming={t('coming')} offline={(time) => t('offline', { time })} />
      {data && leads && (
        <>
          <p>
            {t('whichMore')} {t('comparedSoFar', { count: data.own })}
          </p>
          <Question key={data.own} round={data} />
        </>
      )}
      {data && <Placed round={data} leads={leads} />}
    </div>
  );
}
