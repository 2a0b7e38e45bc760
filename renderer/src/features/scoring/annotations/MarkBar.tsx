import { Button, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Criterion } from '#shared/domain/rubric.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import type { Mark } from '../spanDraft.ts';
import { useSpanText } from '../useSpanText.ts';
import styles from './annotations.module.css';
import { CriterionQuestion } from './CriterionQuestion.tsx';
import { NoteField, type NoteFieldProps } from './NoteField.tsx';

function MarkButtons({ working, here }: Pick<MarkBarProps, 'working' | 'here'>) {
  const { t } = useTranslation('scoring');
  const draft = useStore(working.store, (state) => state.draft);
  const mark = (act: (mark: Mark) => void) => () => {
    const at = here();
    if (at !== null) act(at);
  };
  const off = here() === null;
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={off} onClick={mark(working.markIn)}>
        {t('markIn')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={off || draft.kind !== 'open'}
        onClick={mark(working.markOut)}
      >
        {t('markOut')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={off} onClick={mark(working.markMoment)}>
        {t('moment')}
      </Button>
      {draft.kind === 'open' && (
        <Text size="xs" c="dimmed" role="status" className={styles.question}>
          {t('marking', { start: formatTimecode(draft.startMs, 'short') })}
        </Text>
      )}
    </>
  );
}

function DraftQuestion({ working, criteria }: Pick<MarkBarProps, 'working' | 'criteria'>) {
  const { t } = useTranslation('scoring');
  const textOf = useSpanText();
  const draft = useStore(working.store, (state) => state.draft);
  if (draft.kind !== 'asking') return null;
  return (
    <CriterionQuestion
      criteria={criteria}
      question={t('whichCriterion', { times: textOf(draft.span) })}
      leave={{ label: t('dropSpan'), act: working.dropDraft }}
      takesKeys={false}
      onPick={working.pickCriterion}
      onNone={working.pickNone}
    />
  );
}

interface MarkBarProps extends NoteFieldProps {
  criteria: readonly Criterion[];
  /** Where the playhead is, or null where nothing can be marked. */
  here: () => Mark | null;
}

/** Back from the question of its criterion, the writing of a note goes on. */
function useWritingOn({ working, field }: Pick<MarkBarProps, 'working' | 'field'>, asking: boolean): void {
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current && !asking && working.store.getState().note !== null) field.current?.focus();
    asked.current = asking;
  }, [working, field, asking]);
}

/** Marking by hand, the note, and the question which criterion either is for. */
export function MarkBar({ working, criteria, here, ...note }: MarkBarProps) {
  const { t } = useTranslation('scoring');
  const marked = useStore(working.store, ({ draft }) => draft.kind === 'asking');
  const noted = useStore(working.store, (state) => state.note?.asking === true);
  // A note that is open takes their place: beside them there is none for its words.
  const writing = useStore(working.store, (state) => state.note !== null);
  useWritingOn({ working, field: note.field }, noted);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only leaves the keyboard to the page
    <div className={styles.markBar} onMouseDown={keepKeysOnPage}>
      {marked && <DraftQuestion {...{ working, criteria }} />}
      {!marked && noted && (
        <CriterionQuestion
          criteria={criteria}
          question={t('whichForNote')}
          leave={{ label: t('writeOn'), act: working.writeOn }}
          takesKeys
          onPick={working.pickCriterion}
          onNone={working.pickNone}
        />
      )}
      {!marked && !noted && (
        <>
          {!writing && <MarkButtons {...{ working, here }} />}
          <NoteField {...{ working, ...note }} />
        </>
      )}
    </div>
  );
}
