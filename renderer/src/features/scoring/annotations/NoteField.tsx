import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { releaseFocus } from '../../../commands/releaseFocus.ts';
import { useSpanText } from '../useSpanText.ts';
import type { NotePlace } from '../working/noting.ts';
import type { Working } from '../working.ts';
import styles from './annotations.module.css';

export interface NoteFieldProps {
  working: Working;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Where a note that is begun now belongs; null where nothing can be marked. */
  place: () => NotePlace | null;
  /** Told before each change of the text. */
  onWrite: () => void;
}

/** The note that is being written, or the place to begin one: typing makes its span. */
export function NoteField({ working, field, place, onWrite }: NoteFieldProps) {
  const { t } = useTranslation('scoring');
  const textOf = useSpanText();
  const annotation = useStore(working.store, ({ content, note: open }) =>
    open === null ? undefined : content.annotations.find(({ id }) => id === open.annotationId),
  );
  const write = (text: string) => {
    const at = place();
    onWrite();
    working.writeNote(text, at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    releaseFocus();
    // Escape leaves the field and keeps the note open: nothing that was written is lost.
    if (event.key === 'Enter') working.finishNote();
  };
  const open = annotation !== undefined;
  return (
    <div className={styles.noteField}>
      {open && <span className={styles.noteSpan}>{textOf(annotation.span)}</span>}
      <div className={styles.noteText}>
        <Textarea
          ref={field}
          size="xs"
          autosize
          minRows={1}
          maxRows={5}
          maxLength={20_000}
          disabled={!open && place() === null}
          aria-label={t('note')}
          placeholder={t(open ? 'noteOpenHint' : 'noteHint')}
          value={annotation?.note ?? ''}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={working.leaveField}
        />
      </div>
      {open && (
        <>
          <Button
            className={styles.fixed ?? ''}
            size="compact-sm"
            variant="default"
            onClick={working.finishNote}
          >
            {t('noteDone')}
          </Button>
          <Button
            className={styles.fixed ?? ''}
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={working.discardNote}
          >
            {t('noteDiscard')}
          </Button>
        </>
      )}
    </div>
  );
}
