import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Rubric } from '#shared/domain/rubric.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { CriterionPart, type CriterionPartProps } from './CriterionPart.tsx';
import styles from './rubric.module.css';

type RubricPanelProps = Omit<CriterionPartProps, 'criterion' | 'index'> & { rubric: Rubric };

/** The rubric beside the evidence, and the feedback below it. */
export function RubricPanel({ rubric, ...shared }: RubricPanelProps) {
  const { t } = useTranslation('scoring');
  const { working, readOnly, onBlur } = shared;
  const feedback = useStore(working.store, ({ content }) => content.feedback);
  return (
    <aside className={styles.panel} aria-label={t('rubric')} onMouseDown={keepKeysOnPage}>
      {rubric.criteria.map((criterion, index) => (
        <CriterionPart key={criterion.id} criterion={criterion} index={index} {...shared} />
      ))}
      <div className={styles.criterion}>
        <Textarea
          size="sm"
          autosize
          minRows={3}
          maxRows={16}
          maxLength={20_000}
          label={t('feedback')}
          placeholder={readOnly ? '' : t('feedbackHint')}
          readOnly={readOnly}
          value={feedback}
          onChange={(event) => working.typeFeedback(event.currentTarget.value)}
          onBlur={onBlur}
        />
      </div>
    </aside>
  );
}
