import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Reading } from '#shared/contract/scoring.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { LetterMark } from '../LetterMark.tsx';
import styles from '../scoring.module.css';
import { useSpanText } from '../useSpanText.ts';
import type { Working } from '../working.ts';
import { inOrder } from './inOrder.ts';
import { NoteEditor } from './NoteEditor.tsx';

interface RowProps {
  annotation: Annotation;
  reading: Reading;
  working: Working;
  readOnly: boolean;
  onPlay: (annotation: Annotation) => void;
}

function Letters({ annotation, reading }: Pick<RowProps, 'annotation' | 'reading'>) {
  const { t } = useTranslation('scoring');
  if (annotation.criterionIds.length === 0) return <Text size="xs">{t('noCriterion')}</Text>;
  return reading.rubric.criteria.map(({ id, letter }, index) =>
    annotation.criterionIds.includes(id) ? <LetterMark key={id} letter={letter} index={index} /> : null,
  );
}

function Row({ annotation, reading, working, readOnly, onPlay }: RowProps) {
  const { t } = useTranslation('scoring');
  const times = useSpanText()(annotation.span);
  const note = useStore(working.store, (state) => state.note);
  const selected = useStore(working.store, ({ annotationId }) => annotationId === annotation.id);
  const edited = note?.annotationId === annotation.id;
  return (
    <li className={styles.annotation} data-selected={selected}>
      <UnstyledButton
        className={styles.spanTimes}
        aria-label={t('playSpan', { times })}
        title={t('playSpan', { times })}
        onClick={() => onPlay(annotation)}
      >
        <IconPlayerPlay size={12} aria-hidden /> {times}
      </UnstyledButton>
      <span className={styles.spanLetters}>
        <Letters annotation={annotation} reading={reading} />
      </span>
      <div className={styles.noteText}>
        {edited && note !== null ? (
          <NoteEditor annotation={annotation} edit={note} rubric={reading.rubric} working={working} />
        ) : (
          annotation.note
        )}
      </div>
      {!readOnly && (
        <span className={styles.annotationActions}>
          <ActionIcon
            aria-label={t('editSpan', { times })}
            title={t('editSpan', { times })}
            onClick={() => working.editNote(annotation)}
          >
            <IconPencil size={14} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('deleteSpan', { times })}
            title={t('deleteSpan', { times })}
            onClick={() => working.remove(annotation.id)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

/** All spans of the reading in the order of the evidence. */
export function AnnotationList({ reading, working, readOnly, onPlay }: Omit<RowProps, 'annotation'>) {
  const { t } = useTranslation('scoring');
  const annotations = useStore(working.store, ({ content }) => content.annotations);
  const ordered = inOrder(
    annotations,
    reading.evidence.map(({ id }) => id),
  );
  return (
    <section className={styles.annotations} aria-label={t('annotations')} onMouseDown={keepKeysOnPage}>
      {ordered.length === 0 && (
        <Text size="xs" c="dimmed" p={12}>
          {readOnly ? t('noAnnotationsReadOnly') : t('noAnnotations')}
        </Text>
      )}
      <ol className={styles.annotationRows}>
        {ordered.map((annotation) => (
          <Row key={annotation.id} {...{ annotation, reading, working, readOnly, onPlay }} />
        ))}
      </ol>
    </section>
  );
}
