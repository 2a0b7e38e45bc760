import { ActionIcon, Button, Text, UnstyledButton } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentRow } from '#shared/contract/comments.ts';
import { type Merged, type MergeValues, merge } from '#shared/domain/mergeFields.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import styles from './comments.module.css';

interface CommentListProps {
  comments: readonly CommentRow[];
  criterion: Criterion | undefined;
  values: MergeValues;
  /** The text that stands in the field now. */
  current: string;
  onInsert: (comment: CommentRow, text: string) => void;
  onEdit: (comment: CommentRow) => void;
  onRemove: (comment: CommentRow) => void;
  onKeep: (text: string) => void;
}

function useWrong(): (merged: Merged) => string | null {
  const { t } = useTranslation('scoring');
  return (merged) => {
    if (merged.kind === 'text') return null;
    const unknown = merged.unknown.map((name) => t('fieldUnknown', { name: `{${name}}` }));
    const empty = merged.empty.map((field) => t(`fieldEmpty.${field}`));
    return [...unknown, ...empty].join(' ');
  };
}

function Row({ comment, list }: { comment: CommentRow; list: CommentListProps }) {
  const { t } = useTranslation('scoring');
  const wrongOf = useWrong();
  const [asking, setAsking] = useState(false);
  const merged = merge(comment.text, list.values);
  const wrong = wrongOf(merged);
  const keptUnder = comment.criterionId === null ? t('forFeedback') : (list.criterion?.letter ?? '');
  return (
    <li className={styles.row}>
      <UnstyledButton
        className={styles.insert}
        data-comment
        aria-disabled={merged.kind !== 'text'}
        onClick={() => merged.kind === 'text' && list.onInsert(comment, merged.text)}
      >
        <span className={styles.kept}>{keptUnder}</span>
        <span className={styles.words}>
          {merged.kind === 'text' ? merged.text : comment.text}
          {wrong !== null && <span className={styles.wrong}>{wrong}</span>}
        </span>
        <span className={styles.uses}>{t('uses', { count: comment.uses })}</span>
      </UnstyledButton>
      {asking ? (
        <Button
          size="compact-xs"
          color="red"
          variant="light"
          autoFocus
          onClick={() => list.onRemove(comment)}
        >
          {t('removeComment')}
        </Button>
      ) : (
        <>
          <ActionIcon
            aria-label={t('editComment')}
            title={t('editComment')}
            onClick={() => list.onEdit(comment)}
          >
            <IconPencil size={14} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('removeComment')}
            title={t('removeComment')}
            onClick={() => setAsking(true)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

/** Arrows go along the comments, as in every list. */
function goAlong(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-comment]')];
  const at = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  event.preventDefault();
  buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
}

/** The comments that fit, most used first, as they would be inserted here. */
export function CommentList(props: CommentListProps) {
  const { t } = useTranslation('scoring');
  const { comments, current, onKeep } = props;
  return (
    <>
      {comments.length === 0 && <Text c="dimmed">{t('noComments')}</Text>}
      <ul className={styles.rows} onKeyDown={goAlong} aria-label={t('commentsTitle')}>
        {comments.map((comment) => (
          <Row key={comment.id} comment={comment} list={props} />
        ))}
      </ul>
      <div className={styles.keep}>
        <Button variant="default" disabled={current.trim() === ''} onClick={() => onKeep(current.trim())}>
          {t('keepText')}
        </Button>
        <Button variant="default" onClick={() => onKeep('')}>
          {t('newComment')}
        </Button>
      </div>
    </>
  );
}
