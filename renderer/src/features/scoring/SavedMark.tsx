import { useTranslation } from 'react-i18next';
import { formatClock } from '../../ui/format.ts';
import type { Standing } from './autosave/saveQueue.ts';
import styles from './scoring.module.css';

/** Whether what a person made is on disk; says nothing that is not so. */
export function SavedMark({ standing }: { standing: Standing }) {
  const { t } = useTranslation('scoring');
  const text = {
    untouched: () => t('untouched'),
    saving: () => t('saving'),
    failed: () => t('notSaved'),
    saved: () => t('saved', { time: standing.kind === 'saved' ? formatClock(standing.at) : '' }),
  }[standing.kind]();
  return (
    <span className={styles.standing} data-failed={standing.kind === 'failed'}>
      {text}
    </span>
  );
}
