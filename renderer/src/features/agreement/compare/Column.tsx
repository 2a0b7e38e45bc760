import { useTranslation } from 'react-i18next';
import { pointsOn } from '#shared/domain/resolution.ts';
import { levelOf, type Rubric } from '#shared/domain/rubric.ts';
import type { SubmissionRecord, WholeReading } from '#shared/exchange/agreement.ts';
import { formatMoment } from '../../../ui/format.ts';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../agreement.module.css';
import { citedFor } from './explain.ts';
import { spanText } from './Marks.tsx';
import type { Shown } from './useShown.ts';

interface ColumnProps {
  reading: WholeReading;
  rubric: Rubric;
  evidence: SubmissionRecord['evidence'];
  shown: Shown;
}

/** How the reading was made: its place in the reader's order, the time it took, what was watched. */
function Circumstances({ reading, rubric, evidence }: Omit<ColumnProps, 'shown'>) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const seen = reading.coverage.flatMap(({ evidenceId, watched }) => {
    const item = evidence.find(({ id }) => id === evidenceId);
    if (item === undefined || !item.durationMs) return [];
    const ms = watched.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    return [
      t('seen', { title: item.title, percent: Math.min(100, Math.round((100 * ms) / item.durationMs)) }),
    ];
  });
  const made = t('place', {
    place: reading.place + 1,
    minutes: Math.round(reading.activeMs / 60_000),
    time: formatMoment(reading.at, now),
  });
  return (
    <p className={styles.soft}>
      {[made, t('rubricVersion', { version: rubric.version }), ...seen].join(' · ')}
    </p>
  );
}

/** One reading: levels, what they rest on, and why. */
export function Column({ reading, rubric, evidence, shown }: ColumnProps) {
  const { t } = useTranslation('desk');
  return (
    <section className={styles.column} aria-label={reading.reader}>
      <h3>{reading.reader}</h3>
      <Circumstances {...{ reading, rubric, evidence }} />
      {rubric.criteria.map((criterion) => {
        const score = reading.scores.find(({ criterionId }) => criterionId === criterion.id);
        const level = levelOf(criterion, score?.levelId ?? null);
        const cited = citedFor(reading, criterion.id);
        return (
          <div key={criterion.id} className={styles.score}>
            <strong>
              {criterion.letter} {pointsOn(criterion, reading.scores) ?? '–'}
            </strong>{' '}
            {level?.name}
            <span className={styles.links}>
              {cited.map((one) => (
                <button key={one.id} type="button" className={styles.chip} onClick={() => shown.go([one])}>
                  {spanText(one)}
                </button>
              ))}
              {score?.noEvidence && <span className={styles.soft}>{t('noSpan')}</span>}
            </span>
            {score?.rationale && <p>{score.rationale}</p>}
          </div>
        );
      })}
      {reading.feedback !== '' && <p className={styles.soft}>{reading.feedback}</p>}
    </section>
  );
}
