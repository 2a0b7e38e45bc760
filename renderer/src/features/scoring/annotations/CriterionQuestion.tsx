import { Button, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '#shared/domain/rubric.ts';
import { LetterMark } from '../LetterMark.tsx';
import styles from './annotations.module.css';

interface CriterionQuestionProps {
  criteria: readonly Criterion[];
  question: string;
  /** What leaving the question does: drops the span, or goes back to the note. */
  leave: { label: string; act: () => void };
  /** Whether it has the keyboard, so that Space and Enter answer it too. */
  takesKeys: boolean;
  onPick: (criterionId: string) => void;
  onNone: () => void;
}

/** Which criterion something is for: answered by one letter, never guessed. */
export function CriterionQuestion(props: CriterionQuestionProps) {
  const { criteria, question, leave, takesKeys, onPick, onNone } = props;
  const { t } = useTranslation('scoring');
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (takesKeys) place.current?.focus();
  }, [takesKeys]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!takesKeys || event.target !== place.current) return;
    const answer = { Space: onNone, Enter: onNone, NumpadEnter: onNone, Escape: leave.act }[event.code];
    if (answer === undefined) return;
    event.preventDefault();
    answer();
  };
  return (
    <fieldset
      ref={place}
      className={styles.asking}
      tabIndex={-1}
      aria-label={question}
      data-keys="page"
      onKeyDown={onKeyDown}
    >
      <Text className={styles.question} size="sm" fw={600} role="status">
        {question}
      </Text>
      <div className={styles.letters}>
        {criteria.map(({ id, letter, name }, index) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            title={name}
            aria-label={`${letter}: ${name}`}
            onClick={() => onPick(id)}
          >
            <LetterMark letter={letter} index={index} />
          </Button>
        ))}
      </div>
      <Button className={styles.fixed ?? ''} size="compact-sm" variant="default" onClick={onNone}>
        {t(takesKeys ? 'noneYetSpace' : 'noneYet')}
      </Button>
      <Button
        className={styles.fixed ?? ''}
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={leave.act}
      >
        {leave.label}
      </Button>
    </fieldset>
  );
}
