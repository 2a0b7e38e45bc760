import { useTranslation } from 'react-i18next';
import { levelOf, type Rubric } from '#shared/domain/rubric.ts';
import type { SessionConsensus } from '#shared/exchange/calibration.ts';
import { SpanChip } from '../../compare/SpanChip.tsx';
import type { Shown } from '../../compare/useShown.ts';
import { formatMoment } from '../../ui/format.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './calibration.module.css';
import { useWhose } from './useWhose.ts';

interface ConsensusViewProps {
  consensus: SessionConsensus;
  rubric: Rubric;
  shown: Shown;
}

/** What the session settled, with the spans that justify each level, and why. */
export function ConsensusView({ consensus, rubric, shown }: ConsensusViewProps) {
  const { t } = useTranslation('calibration');
  const now = useNow();
  const whose = useWhose();
  return (
    <section aria-label={t('consensus')} className={styles.consensus}>
      <h2>{t('consensus')}</h2>
      <p className={styles.soft}>
        {t('settledBy', { by: whose(consensus), time: formatMoment(consensus.at, now) })}
      </p>
      <ul className={styles.givenList}>
        {rubric.criteria.map((criterion) => {
          const score = consensus.scores.find(({ criterionId }) => criterionId === criterion.id);
          const level = levelOf(criterion, score?.levelId ?? null);
          return (
            <li key={criterion.id}>
              <strong>{criterion.letter}</strong> {level ? `${level.points} ${level.name}` : '–'}
              <span className={styles.links}>
                {consensus.annotations
                  .filter(({ criterionIds }) => criterionIds.includes(criterion.id))
                  .map((one) => (
                    <SpanChip key={one.id} span={one} shown={shown} />
                  ))}
                {score?.noEvidence && <span className={styles.soft}>{t('noEvidence')}</span>}
              </span>
              {score?.rationale && <p>{score.rationale}</p>}
            </li>
          );
        })}
      </ul>
      <p>{consensus.rationale}</p>
    </section>
  );
}
