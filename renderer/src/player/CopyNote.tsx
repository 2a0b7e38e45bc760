import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#shared/contract/errors.ts';
import { formatTimeLeft } from '../ui/format.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import styles from './copyNote.module.css';

/** The work in the background that makes a copy. */
interface CopyJob {
  id: string;
  /** 0 to 1; null where nobody can say yet. */
  progress: number | null;
  timeLeftMs: number | null;
}

function Why({ title, why }: { title: string; why: string | null }) {
  const { t } = useTranslation('player');
  return <p className={styles.why}>{why ?? t('copyWhy', { title })}</p>;
}

function Amount({ job }: { job: CopyJob | null }) {
  const { t } = useTranslation('player');
  if (job === null || job.progress === null) return <span>{t('copyWaiting')}</span>;
  const percent = Math.floor(job.progress * 100);
  const { timeLeftMs } = job;
  if (timeLeftMs === null) return <span>{t('copyPercent', { percent })}</span>;
  return <span>{t('copyLeft', { percent, time: formatTimeLeft(timeLeftMs) })}</span>;
}

interface MakingNoteProps {
  title: string;
  /** Why the recording itself cannot be played, in plain words. */
  why: string | null;
  job: CopyJob | null;
  onCancel: (jobId: string) => void;
}

/** In the place of a recording: the copy that can be played is being made. */
export function MakingNote({ title, why, job, onCancel }: MakingNoteProps) {
  const { t } = useTranslation('player');
  return (
    <section className={styles.place} aria-label={title}>
      <div className={styles.note}>
        <h2 className={styles.heading}>{t('copyMaking', { title })}</h2>
        <Why title={title} why={why} />
        <Progress value={(job?.progress ?? 0) * 100} size="sm" aria-label={t('copyProgress')} />
        <div className={styles.foot}>
          <Amount job={job} />
          {job !== null && (
            <Button variant="default" onClick={() => onCancel(job.id)}>
              {t('copyCancel')}
            </Button>
          )}
        </div>
        <p className={styles.meanwhile}>{t('copyMeanwhile')}</p>
      </div>
    </section>
  );
}

interface StoppedNoteProps {
  title: string;
  why: string | null;
  /** What went wrong; null where somebody cancelled it. */
  problem: Problem | null;
  onAgain: () => void;
}

/** In the place of a recording: there is no copy that can be played, and none is made now. */
export function StoppedNote({ title, why, problem, onAgain }: StoppedNoteProps) {
  const { t } = useTranslation('player');
  return (
    <section className={styles.place} aria-label={title}>
      <div className={styles.note}>
        <h2 className={styles.heading}>{t('copyStopped', { title })}</h2>
        <Why title={title} why={why} />
        {problem !== null && <ProblemNote problem={problem} />}
        <div className={styles.foot}>
          <Button onClick={onAgain}>{t('copyAgain')}</Button>
        </div>
      </div>
    </section>
  );
}
