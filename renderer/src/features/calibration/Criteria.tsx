import { useTranslation } from 'react-i18next';
import { pointsOn } from '#shared/domain/resolution.ts';
import { type Criterion, levelOf } from '#shared/domain/rubric.ts';
import type { Session, SessionReading, SessionSubmission } from '#shared/exchange/calibration.ts';
import { SpanChip } from '../../compare/SpanChip.tsx';
import type { Shown } from '../../compare/useShown.ts';
import { Told } from '../../statistics/Told.tsx';
import styles from './calibration.module.css';
import { DotStrip } from './DotStrip.tsx';
import { agreementOn, blindOpinions, presentOpinions, votedOpinions } from './opinions.ts';

function Given({
  reading,
  criterion,
  shown,
}: {
  reading: SessionReading;
  criterion: Criterion;
  shown: Shown;
}) {
  const { t } = useTranslation('calibration');
  const score = reading.scores.find(({ criterionId }) => criterionId === criterion.id);
  const level = levelOf(criterion, score?.levelId ?? null);
  const cited = reading.annotations.filter(({ criterionIds }) => criterionIds.includes(criterion.id));
  return (
    <li>
      <strong>{reading.by}</strong>
      {reading.self && ` ${t('you')}`} {level ? `${level.points} ${level.name}` : '–'}
      {reading.late && <span className={styles.soft}> · {t('late')}</span>}
      <span className={styles.links}>
        {cited.map((one) => (
          <SpanChip key={one.id} span={one} shown={shown} />
        ))}
        {score?.noEvidence && <span className={styles.soft}>{t('noEvidence')}</span>}
      </span>
      {score?.rationale && <p>{score.rationale}</p>}
    </li>
  );
}

/** How the session agrees on a criterion: blind, and after the second vote where there is one. */
function Agreed({ criterion, session }: { criterion: Criterion; session: Session }) {
  const { t } = useTranslation('calibration');
  const voted = session.submissions.some((one) => votedOpinions(criterion, one).length > 0);
  const rows = [
    { name: t('blind'), found: agreementOn(criterion, session, blindOpinions) },
    ...(voted ? [{ name: t('afterVote'), found: agreementOn(criterion, session, presentOpinions) }] : []),
  ];
  return (
    <dl className={styles.agreed}>
      {rows.map(({ name, found }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {t('exact')} <Told statistic={found.exact} />
          </dd>
          <dd>
            AC2 <Told statistic={found.coefficient} />
          </dd>
          <dd className={styles.soft}>
            {t('restsOn', { count: found.exact.n.overlap, readers: found.exact.n.raters })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface CriteriaProps {
  session: Session;
  submission: SessionSubmission;
  shown: Shown;
  chosen: string;
  onChoose: (criterionId: string) => void;
}

/** What everybody gave, criterion by criterion; the chosen one with its words, its spans and how the session agrees on it. */
export function Criteria({ session, submission, shown, chosen, onChoose }: CriteriaProps) {
  const { t } = useTranslation('calibration');
  const { consensus, anchor, readings } = submission;
  return (
    <section aria-label={t('given')} className={styles.criteria}>
      {session.rubric.criteria.map((criterion) => (
        <div
          key={criterion.id}
          className={styles.criterion}
          data-chosen={criterion.id === chosen || undefined}
        >
          <button
            type="button"
            className={styles.criterionName}
            aria-expanded={criterion.id === chosen}
            onClick={() => onChoose(criterion.id)}
          >
            {criterion.letter} {criterion.name}
          </button>
          <DotStrip
            criterion={criterion}
            blind={blindOpinions(criterion, submission)}
            voted={votedOpinions(criterion, submission)}
            consensus={consensus ? pointsOn(criterion, consensus.scores) : undefined}
            anchor={anchor ? pointsOn(criterion, anchor) : undefined}
          />
          {criterion.id === chosen && (
            <>
              <Agreed criterion={criterion} session={session} />
              <ul className={styles.givenList}>
                {readings.map((reading) => (
                  <Given key={reading.readingId} {...{ reading, criterion, shown }} />
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
      <p className={styles.soft}>{t('legend')}</p>
    </section>
  );
}
