import { ActionIcon, Textarea } from '@mantine/core';
import { IconEye, IconLock, IconMessagePlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { Working } from '../working.ts';
import styles from './rubric.module.css';
import { textPlaceId } from './textPlaces.ts';

interface TextFieldProps {
  /** Null for the feedback. */
  criterionId: string | null;
  label: string;
  name: string;
  /** Who reads it. */
  readers: string;
  icon: ReactNode;
  minRows: number;
  value: string;
  readOnly: boolean;
  working: Working;
  onType: (text: string) => void;
  onComments: (criterionId: string | null) => void;
}

/** A text that says above itself who reads it. */
function TextField(props: TextFieldProps) {
  const { criterionId, label, name, readers, icon, minRows, value, readOnly, working } = props;
  const { t } = useTranslation('scoring');
  const id = textPlaceId(criterionId);
  return (
    <div className={styles.text} data-public={criterionId === null}>
      <div className={styles.textHead}>
        {icon}
        <label htmlFor={id}>{label}</label>
        <span id={`${id}-readers`} className={styles.readers}>
          {readers}
        </span>
        {!readOnly && (
          <ActionIcon
            size="sm"
            aria-label={t('commentsFor', { name })}
            title={t('commentsFor', { name })}
            onClick={() => props.onComments(criterionId)}
          >
            <IconMessagePlus size={16} />
          </ActionIcon>
        )}
      </div>
      <Textarea
        id={id}
        size="sm"
        autosize
        minRows={minRows}
        maxRows={16}
        maxLength={20_000}
        aria-label={name}
        aria-describedby={`${id}-readers`}
        readOnly={readOnly}
        value={value}
        onChange={(event) => props.onType(event.currentTarget.value)}
        onBlur={working.leaveField}
      />
    </div>
  );
}

interface RationaleFieldProps {
  criterion: Criterion;
  working: Working;
  readOnly: boolean;
  value: string;
  onComments: (criterionId: string | null) => void;
}

/** Why a criterion has its level, for those who score and lead. */
export function RationaleField({ criterion: { id, letter }, working, ...rest }: RationaleFieldProps) {
  const { t } = useTranslation('scoring');
  return (
    <TextField
      {...rest}
      criterionId={id}
      label={t('rationale')}
      name={t('rationaleFor', { letter })}
      readers={t('rationaleReaders')}
      icon={<IconLock size={14} aria-hidden />}
      minRows={2}
      working={working}
      onType={(text) => working.typeRationale(id, text)}
    />
  );
}

/** What the educator reads. */
export function FeedbackField({
  working,
  ...rest
}: Pick<RationaleFieldProps, 'working' | 'readOnly' | 'onComments'>) {
  const { t } = useTranslation('scoring');
  const feedback = useStore(working.store, ({ content }) => content.feedback);
  return (
    <TextField
      {...rest}
      criterionId={null}
      label={t('feedback')}
      name={t('feedback')}
      readers={t('feedbackReaders')}
      icon={<IconEye size={14} aria-hidden />}
      minRows={3}
      value={feedback}
      working={working}
      onType={working.typeFeedback}
    />
  );
}
