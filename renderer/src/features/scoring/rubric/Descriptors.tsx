import { useTranslation } from 'react-i18next';
import type { Criterion } from '#shared/domain/rubric.ts';
import { levelNumber, withNeighbours } from '../levels.ts';
import styles from './rubric.module.css';

interface DescriptorsProps {
  criterion: Criterion;
  levelId: string;
}

/** A level in full between those beside it, because the question is always “2 or 3?”. */
export function Descriptors({ criterion, levelId }: DescriptorsProps) {
  const { t } = useTranslation('scoring');
  return (
    <div className={styles.descriptors}>
      {withNeighbours(criterion, levelId).map((level) => (
        <div key={level.id} className={styles.descriptor} data-current={level.id === levelId}>
          <div className={styles.descriptorHead} title={t('points', { count: level.points })}>
            {levelNumber(criterion, level)} · {level.name}
          </div>
          {level.descriptor}
        </div>
      ))}
    </div>
  );
}

/** The same in the room that the longest of the criterion needs: looking from one to another moves nothing. */
export function Compared({ criterion, levelId }: DescriptorsProps) {
  return (
    <div className={styles.compared}>
      {criterion.levels.map((level) => (
        <div key={level.id} data-shown={level.id === levelId}>
          <Descriptors criterion={criterion} levelId={level.id} />
        </div>
      ))}
    </div>
  );
}
