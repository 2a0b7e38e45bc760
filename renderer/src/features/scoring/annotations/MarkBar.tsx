import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Criterion } from '#shared/domain/rubric.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { LetterMark } from '../LetterMark.tsx';
import styles from '../scoring.module.css';
import type { Mark } from '../spanDraft.ts';
import { timesOf } from '../spanText.ts';
import type { Working } from '../working.ts';

function Question({
  working,
  criteria,
  times,
}: {
  working: Working;
  criteria: readonly Criterion[];
  times: string;
}) {
  const { t } = useTranslation('scoring');
  return (
    <>
      <Text className={styles.question} size="sm" fw={600} role="status">
        {t('whichCriterion', { times })}
      </Text>
      <div className={styles.letters}>
        {criteria.map(({ id, letter, name }, index) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            title={name}
            aria-label={`${letter}: ${name}`}
            onClick={() => working.pickCriterion(id)}
          >
            <LetterMark letter={letter} index={index} />
          </Button>
        ))}
      </div>
      <Button
        className={styles.fixed ?? ''}
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={working.dropDraft}
      >
        {t('dropSpan')}
      </Button>
    </>
  );
}

interface MarkBarProps {
  working: Working;
  criteria: readonly Criterion[];
  /** Where the playhead is, or null where nothing can be marked. */
  here: () => Mark | null;
}

/** Marking by hand, and the question which criterion a marked span is for. */
export function MarkBar({ working, criteria, here }: MarkBarProps) {
  const { t } = useTranslation('scoring');
  const draft = useStore(working.store, (state) => state.draft);
  const mark = (act: (mark: Mark) => void) => () => {
    const at = here();
    if (at !== null) act(at);
  };
  return (
    <Group className={styles.markBar} gap={8} wrap="nowrap" onMouseDown={keepKeysOnPage}>
      {draft.kind === 'asking' ? (
        <Question working={working} criteria={criteria} times={timesOf(draft.span) ?? ''} />
      ) : (
        <>
          <Button size="compact-sm" variant="default" onClick={mark(working.markIn)}>
            {t('markIn')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={draft.kind !== 'open'}
            onClick={mark(working.markOut)}
          >
            {t('markOut')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={mark(working.markMoment)}>
            {t('moment')}
          </Button>
          {draft.kind === 'open' && (
            <Text size="xs" c="dimmed" role="status">
              {t('marking', { start: formatTimecode(draft.startMs) })}
            </Text>
          )}
        </>
      )}
    </Group>
  );
}
