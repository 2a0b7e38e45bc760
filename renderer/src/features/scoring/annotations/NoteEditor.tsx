import { Button, Chip, Group, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { releaseFocus } from '../../../commands/releaseFocus.ts';
import styles from '../scoring.module.css';
import type { NoteEdit } from '../working/state.ts';
import type { Working } from '../working.ts';

function DropQuestion({ working }: { working: Working }) {
  const { t } = useTranslation('scoring');
  const drop = () => {
    working.dropNote();
    releaseFocus();
  };
  return (
    <Group gap={8} role="alertdialog" aria-label={t('dropAsk')}>
      <Text size="sm">{t('dropAsk')}</Text>
      <Button size="compact-xs" color="red" variant="light" autoFocus onClick={drop}>
        {t('drop')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={working.stayInNote}>
        {t('keepWriting')}
      </Button>
    </Group>
  );
}

function keepInNote(event: MouseEvent): void {
  event.stopPropagation();
  if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
}

interface NoteEditorProps {
  annotation: Annotation;
  edit: NoteEdit;
  rubric: Rubric;
  working: Working;
}

/** The note of one span, and the criteria it serves. */
export function NoteEditor({ annotation, edit, rubric, working }: NoteEditorProps) {
  const { t } = useTranslation('scoring');
  const field = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!edit.confirming) field.current?.focus();
  }, [edit.confirming]);
  // The field grows as it is written in; its list does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written and asked makes it grow
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [annotation.note, edit.confirming]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      releaseFocus();
      working.closeNote();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      working.leaveNote();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click on a letter leaves the keyboard in the note
    <div ref={place} className={styles.noteEditor} onMouseDown={keepInNote}>
      <Group gap={4} role="group" aria-label={t('criteria')}>
        {rubric.criteria.map(({ id, letter, name }) => (
          <Chip
            key={id}
            size="xs"
            radius="sm"
            title={name}
            checked={annotation.criterionIds.includes(id)}
            onChange={() => working.toggleCriterion(id)}
          >
            {letter}
          </Chip>
        ))}
      </Group>
      <Textarea
        ref={field}
        size="sm"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={20_000}
        aria-label={t('note')}
        placeholder={t('noteHint')}
        value={annotation.note}
        onChange={(event) => working.typeNote(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {edit.confirming && <DropQuestion working={working} />}
    </div>
  );
}
