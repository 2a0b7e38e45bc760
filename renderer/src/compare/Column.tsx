import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointsOn } from '#shared/domain/resolution.ts';
import { levelOf, type Rubric } from '#shared/domain/rubric.ts';
import styles from './compare.module.css';
import type { ComparedReading } from './compared.ts';
import { citedFor } from './explain.ts';
import { SpanChip } from './SpanChip.tsx';
import type { Shown } from './useShown.ts';

interface ColumnProps {
  reading: ComparedReading;
  rubric: Rubric;
  shown: Shown;
  /** How it was made, before it. */
  before?: ReactNode;
  /** What else it says, after it. */
  after?: ReactNode;
}

/** One reading: levels, what they rest on, and why. */
export function Column({ reading, rubric, shown, before, after }: ColumnProps) {
  const { t } = useTranslation('compare');
  return (
    <section className={styles.column} aria-label={reading.reader}>
      <h3>{reading.reader}</h3>
      {before}
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
                <SpanChip key={one.id} span={one} shown={shown} />
              ))}
              {score?.noEvidence && <span className={styles.soft}>{t('noSpan')}</span>}
            </span>
            {score?.rationale && <p>{score.rationale}</p>}
          </div>
        );
      })}
      {after}
    </section>
  );
}
