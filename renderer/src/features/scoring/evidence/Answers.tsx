import { useTranslation } from 'react-i18next';
import type { OverviewAnswer } from '#shared/domain/evidence.ts';
import styles from './evidence.module.css';

/** What the educator wrote about the submission as a whole. */
export function Answers({ answers }: { answers: readonly OverviewAnswer[] }) {
  const { t } = useTranslation('scoring');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={styles.scroll} aria-label={t('answers')} tabIndex={0}>
      {answers.length === 0 && <p className={styles.prose}>{t('noAnswers')}</p>}
      <dl className={styles.answers}>
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer === '' ? t('noAnswer') : answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
