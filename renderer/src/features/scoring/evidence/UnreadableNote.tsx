import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from './evidence.module.css';

/** An item whose file is here and still cannot be shown. */
export function UnreadableNote({ title, onRetry }: { title: string; onRetry: () => void }) {
  const { t } = useTranslation('evidence');
  const [message, remedy] = [t('trouble.unreadable.message', { title }), t('trouble.unreadable.remedy')];
  return (
    <div className={styles.instead}>
      <ProblemNote problem={{ code: 'not_playable', message, remedy }} onRetry={onRetry} />
    </div>
  );
}
