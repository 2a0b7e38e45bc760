import { Modal, SegmentedControl, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommentRow } from '#shared/contract/comments.ts';
import type { Reading } from '#shared/contract/scoring.ts';
import { scoreOf } from '#shared/domain/change.ts';
import { criterionOf } from '#shared/domain/rubric.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { useSpanText } from '../useSpanText.ts';
import type { Working } from '../working.ts';
import { fitting } from './bank.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentList } from './CommentList.tsx';
import styles from './comments.module.css';
import { mergeValuesOf } from './mergeValues.ts';
import { type CommentBank, useComments } from './useComments.ts';

export interface CommentsDialogProps {
  reading: Reading;
  working: Working;
  /** The text to insert into: of a criterion, or the feedback where it is null. */
  into: string | null;
  onClose: () => void;
}

type Editing = { kind: 'none' } | { kind: 'new'; text: string } | { kind: 'old'; comment: CommentRow };

/** The text that a comment goes into now, and what it says. */
function useTarget({ reading, working, into }: CommentsDialogProps) {
  const selectedId = useStore(working.store, (state) => state.criterionId);
  const criterion = criterionOf(reading.rubric, into ?? selectedId ?? '');
  const [target, setTarget] = useState<'rationale' | 'feedback'>(into === null ? 'feedback' : 'rationale');
  const criterionId = target === 'rationale' ? (criterion?.id ?? null) : null;
  const text = useStore(working.store, ({ content }) =>
    criterionId === null ? content.feedback : scoreOf(content, criterionId).rationale,
  );
  return { criterion, target, setTarget, criterionId, text };
}

type Target = ReturnType<typeof useTarget>;

function TargetChoice({ criterion, target, setTarget }: Target) {
  const { t } = useTranslation('scoring');
  const data = [
    ...(criterion ? [{ value: 'rationale', label: t('rationaleFor', { letter: criterion.letter }) }] : []),
    { value: 'feedback', label: t('feedback') },
  ];
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('insertInto')}
      data={data}
      value={target}
      onChange={(value) => setTarget(value === 'feedback' ? 'feedback' : 'rationale')}
    />
  );
}

function Bank({ bank, props, target }: { bank: CommentBank; props: CommentsDialogProps; target: Target }) {
  const { t } = useTranslation('scoring');
  const { reading, working, onClose } = props;
  const textOf = useSpanText();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<Editing>({ kind: 'none' });
  const keptUnder = target.criterion?.id ?? null;
  const values = mergeValuesOf(reading, { ...working.store.getState(), criterionId: keptUnder }, textOf);
  const insert = (comment: CommentRow, text: string) => {
    working.insertText(target.criterionId, text);
    bank.used(comment.id);
    onClose();
  };
  if (editing.kind !== 'none') {
    const comment = editing.kind === 'old' ? editing.comment : null;
    const start = editing.kind === 'new' ? editing.text : editing.comment.text;
    return (
      <CommentForm
        comment={comment}
        start={start}
        criterion={target.criterion ?? null}
        preferFeedback={target.target === 'feedback'}
        onSave={(saved) => bank.save(saved, () => setEditing({ kind: 'none' }))}
        onCancel={() => setEditing({ kind: 'none' })}
      />
    );
  }
  return (
    <Stack gap={8}>
      <TextInput
        data-autofocus
        size="xs"
        aria-label={t('searchComments')}
        placeholder={t('searchComments')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {bank.comments === undefined && bank.problem === null && <Skeleton height={96} />}
      <CommentList
        comments={fitting(bank.comments ?? [], keptUnder, search)}
        criterion={target.criterion}
        values={values}
        onInsert={insert}
        onEdit={(comment) => setEditing({ kind: 'old', comment })}
        onRemove={(comment) => bank.remove(comment.id)}
        onKeep={(text) => setEditing({ kind: 'new', text })}
        current={target.text}
      />
    </Stack>
  );
}

/** The assessor's own comments: found, filled in, inserted; kept, changed and removed. */
export function CommentsDialog(props: CommentsDialogProps) {
  const { t } = useTranslation(['scoring', 'shell']);
  const bank = useComments();
  const target = useTarget(props);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('commentsTitle')}
      size={680}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <Stack gap={8} className={styles.dialog}>
        <TargetChoice {...target} />
        <Text size="xs" c="dimmed">
          {t('mergeHint')}
        </Text>
        {bank.problem !== null && <ProblemNote problem={bank.problem} />}
        <Bank bank={bank} props={props} target={target} />
      </Stack>
    </Modal>
  );
}
