import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsent } from '#shared/contract/calibration.ts';
import type { Session, SessionSubmission } from '#shared/exchange/calibration.ts';
import { toProblem } from '../../ipc/problems.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './calibration.module.css';
import { LevelRow } from './LevelRow.tsx';
import { useSaying } from './useSaying.ts';

interface VoteProps {
  session: Session;
  submission: SessionSubmission;
  unsent: readonly Unsent[];
}

type Levels = Record<string, string>;

function levelsOf(scores: readonly { criterionId: string; levelId: string | null }[]): Levels {
  return Object.fromEntries(
    scores.flatMap(({ criterionId, levelId }) => (levelId ? [[criterionId, levelId]] : [])),
  );
}

/** What one thinks after the discussion, signed. It begins with what one said last. */
export function Vote({ session, submission, unsent }: VoteProps) {
  const { t } = useTranslation('calibration');
  const { rubric, id: sessionId } = session;
  const own = submission.readings.find(({ self }) => self);
  const voted = submission.votes.find(({ self }) => self);
  const waiting = unsent.findLast(({ said, refused }) => said.kind === 'vote' && refused === null)?.said;
  const said = {
    ...levelsOf(own?.scores ?? []),
    ...levelsOf(voted?.scores ?? []),
    ...levelsOf(waiting?.kind === 'vote' ? waiting.scores : []),
  };
  const [changed, setChanged] = useState<Levels>({});
  const levels = { ...said, ...changed };
  const { say, pending, error } = useSaying({ sessionId, submissionId: submission.id });
  const sign = () => {
    const scores = Object.entries(levels).map(([criterionId, levelId]) => ({ criterionId, levelId }));
    say({ kind: 'vote', scores }, () => setChanged({}));
  };
  return (
    <section aria-label={t('vote')} className={styles.voting}>
      <h2>{t('vote')}</h2>
      <p className={styles.soft}>{t('voteLead')}</p>
      {rubric.criteria.map((criterion) => (
        <LevelRow
          key={criterion.id}
          criterion={criterion}
          value={levels[criterion.id] ?? ''}
          onChange={(levelId) => setChanged({ ...changed, [criterion.id]: levelId })}
        />
      ))}
      {error && <ProblemNote problem={toProblem(error)} onRetry={sign} retrying={pending} />}
      <div className={styles.links}>
        <Button
          variant="default"
          loading={pending}
          disabled={Object.keys(levels).length === 0}
          onClick={sign}
        >
          {t('voteSign')}
        </Button>
        {waiting ? (
          <span className={styles.soft}>{t('voteWaits')}</span>
        ) : (
          voted && <span className={styles.soft}>{t('voted')}</span>
        )}
      </div>
    </section>
  );
}
