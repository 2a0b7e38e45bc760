import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#shared/contract/comments.ts';
import { unknownFields } from '#shared/domain/mergeFields.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Criterion } from '#shared/domain/rubric.ts';

interface CommentFormProps {
  /** The comment that is changed; null for a new one. */
  comment: Comment | null;
  start: string;
  /** The criterion it can be kept under. */
  criterion: Criterion | null;
  preferFeedback: boolean;
  onSave: (comment: Comment) => void;
  onCancel: () => void;
}

/** Writing a comment of one's own. */
export function CommentForm({
  comment,
  start,
  criterion,
  preferFeedback,
  onSave,
  onCancel,
}: CommentFormProps) {
  const { t } = useTranslation('scoring');
  const [text, setText] = useState(start);
  const startsGeneral = comment === null ? preferFeedback : comment.criterionId === null;
  const [general, setGeneral] = useState(startsGeneral || criterion === null);
  const unknown = unknownFields(text);
  const usable = text.trim() !== '' && unknown.length === 0;
  const save = () =>
    onSave({
      id: comment?.id ?? newId(),
      criterionId: general || criterion === null ? null : criterion.id,
      text: text.trim(),
    });
  return (
    <Stack gap={8}>
      <Textarea
        data-autofocus
        autoFocus
        size="sm"
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        label={t('comment')}
        value={text}
        error={unknown.map((name) => t('fieldUnknown', { name: `{${name}}` })).join(' ') || null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {criterion !== null && (
        <Checkbox
          size="xs"
          label={t('keepGeneral')}
          description={t('keepGeneralHint', { letter: criterion.letter, name: criterion.name })}
          checked={general}
          onChange={(event) => setGeneral(event.currentTarget.checked)}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('keepHint')}
      </Text>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button disabled={!usable} onClick={save}>
          {t('saveComment')}
        </Button>
      </Group>
    </Stack>
  );
}
