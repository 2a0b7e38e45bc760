import { UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '#shared/domain/reading.ts';
import { useSpanText } from '../useSpanText.ts';
import styles from './rubric.module.css';

/** More would hide the levels of the next criterion. */
const mostChips = 6;

interface SpanChipsProps {
  spans: readonly Annotation[];
  onPlay: (annotation: Annotation) => void;
  /** Lists them all. */
  onMore: () => void;
}

/** The spans that a score rests on; each jumps to its moment. */
export function SpanChips({ spans, onPlay, onMore }: SpanChipsProps) {
  const { t } = useTranslation('scoring');
  const textOf = useSpanText();
  if (spans.length === 0) return null;
  const more = spans.length > mostChips + 1 ? spans.length - mostChips : 0;
  return (
    <div className={styles.chips}>
      {spans.slice(0, spans.length - more).map((annotation) => {
        const times = textOf(annotation.span);
        return (
          <UnstyledButton
            key={annotation.id}
            className={styles.chip}
            data-keys="page"
            aria-label={t('playSpan', { times })}
            title={annotation.note}
            onClick={() => onPlay(annotation)}
          >
            <IconPlayerPlay size={12} aria-hidden />
            {times}
          </UnstyledButton>
        );
      })}
      {more > 0 && (
        <UnstyledButton className={styles.chip} data-keys="page" onClick={onMore}>
          {t('moreSpans', { count: more })}
        </UnstyledButton>
      )}
    </div>
  );
}
