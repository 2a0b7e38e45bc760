import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/exchange/calibration.ts';
import styles from './calibration.module.css';

/** Who takes part, under the names of the session, how far each has come, and who is there now. */
export function Members({ session: { members, stage } }: { session: Session }) {
  const { t } = useTranslation('calibration');
  return (
    <ul className={styles.members} aria-label={t('members')}>
      {members.map(({ name, read, of, present, left, self }) => (
        <li key={name} data-present={present || undefined}>
          <strong>{name}</strong>
          {self && ` ${t('you')}`}{' '}
          <span className={styles.soft}>
            {left ? t('left') : stage === 'scoring' && (read >= of ? t('ready') : t('readOf', { read, of }))}
            {present && !left && ` ${t('present')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
