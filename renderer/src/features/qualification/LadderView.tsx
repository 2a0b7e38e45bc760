import { Anchor, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Ladder } from '#shared/exchange/ladder.ts';
import { paths } from '../../places.ts';
import { formatCoefficient, formatExact, formatPercent } from '../../ui/format.ts';
import { FinishedSetView } from './FinishedSetView.tsx';
import { Leanings } from './Leanings.tsx';
import styles from './qualification.module.css';
import { type StepState, stepsOf } from './steps.ts';
import { Watched } from './Watched.tsx';

function Step({ text, state }: { text: string; state: StepState }) {
  const { t } = useTranslation('qualification');
  return (
    <li className={styles.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      {state === 'done' && <IconCheck size={14} aria-hidden />}
      {text} <span className={styles.soft}>{t(state)}</span>
    </li>
  );
}

function Steps({ ladder }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const { practice, sets, certified } = stepsOf(ladder);
  return (
    <ol className={styles.steps} aria-label={t('steps', { title: ladder.title })}>
      {ladder.practice.of > 0 && <Step text={t('practice', ladder.practice)} state={practice} />}
      {sets.map(([set, state]) => (
        <Step key={set} text={t('set', { set })} state={state} />
      ))}
      <Step text={t('certified')} state={certified} />
    </ol>
  );
}

/** What can be done now, in a sentence. */
function useSentence(): (ladder: Ladder) => string {
  const { t } = useTranslation('qualification');
  return ({ stage, set, attempt, rule, notBefore, certification, watch }) => {
    const until = certification ? formatExact(certification.validUntil) : '';
    const when = notBefore ? formatExact(notBefore) : '';
    // After a failed set the attempt to come is a later one; here a new way begins.
    const suspended = watch.suspendedAt !== null && stage === 'coolingDown' && attempt === 1;
    return t(`stage.${suspended ? 'suspended' : stage}`, {
      set,
      attempt,
      sets: rule.sets,
      attempts: rule.attempts,
      until,
      when,
    });
  };
}

function Certified({ ladder: { certification, stage } }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  if (certification === null) return null;
  const { agreement, validUntil } = certification;
  const kappa = agreement?.kappa.map((one) => (one === null ? '–' : formatCoefficient(one))).join(', ');
  return (
    <>
      {stage !== 'certified' && <p>{t('stage.renewal', { until: formatExact(validUntil) })}</p>}
      <p className={styles.soft}>{agreement ? t('earned', { ...agreement, kappa }) : t('vouched')}</p>
    </>
  );
}

function Asked({ ladder: { rule } }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const { exact, adjacent, kappa, sets, attempts, validMonths: months, renewDays: renew } = rule;
  const [two, three, more] = [exact.twoLevels, exact.threeLevels, exact.more].map((one) =>
    formatPercent(one),
  );
  return (
    <details className={styles.asked}>
      <summary>{t('asked')}</summary>
      <ul>
        <li>{t('askedExact', { two, three, more })}</li>
        <li>{t('askedAdjacent', { share: formatPercent(adjacent) })}</li>
        <li>{t('askedKappa', { kappa: formatCoefficient(kappa) })}</li>
        <li>{t('askedTimes', { sets, attempts, coolDown: rule.coolDownDays, lockOut: rule.lockOutDays })}</li>
        <li>{t('askedValid', { months, renew })}</li>
      </ul>
    </details>
  );
}

/** Where one stands with a micro-credential. */
export function LadderView({ ladder }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const sentence = useSentence();
  const { title, rubric, stage, held, finished } = ladder;
  return (
    <section className={styles.ladder} aria-label={title}>
      <div>
        <Title order={2}>{title}</Title>
        <p className={styles.soft}>{t('version', { version: rubric.version })}</p>
      </div>
      <Steps ladder={ladder} />
      <p role="status" className={styles.sentence}>
        {sentence(ladder)}{' '}
        {stage === 'open' && (
          <Anchor component={Link} href={paths.queue}>
            {t('toQueue')}
          </Anchor>
        )}
      </p>
      <Certified ladder={ladder} />
      <Watched ladder={ladder} />
      {stage === 'open' && <p className={styles.soft}>{t('ownWork')}</p>}
      {held > 0 && <p data-tone="held">{t('held', { count: held })}</p>}
      <Asked ladder={ladder} />
      <Leanings ladder={ladder} />
      {finished.length > 0 && <Title order={3}>{t('finished')}</Title>}
      {finished.toReversed().map((set) => (
        <FinishedSetView key={set.batchId} {...{ set, ladder }} />
      ))}
    </section>
  );
}
