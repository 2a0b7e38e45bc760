import { useTranslation } from 'react-i18next';
import type { Obstacle } from '#shared/contract/packs.ts';
import styles from '../packs.module.css';

/** What keeps a pack from being sent. */
export function Obstacles({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const { t } = useTranslation('packs');
  if (obstacles.length === 0) return null;
  return (
    <>
      <p>{t('lacks')}</p>
      <ul className={styles.list}>
        {obstacles.map(({ kind, count }) => (
          <li key={kind} className={styles.open}>
            {t(`obstacle.${kind}`, { count })}
          </li>
        ))}
      </ul>
    </>
  );
}
