import { Button, Group, Text } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepKeysOnPage } from '../../../../commands/releaseFocus.ts';
import styles from '../evidence.module.css';
import { type Marking, type TextMark, textMarks } from '../marks.ts';
import type { StillProps } from '../still.ts';
import { useStillActions } from '../stillDesk.ts';
import { blockAt, blockStarts } from './blocks.ts';
import { segmentsOf, underlineLanes } from './segments.ts';
import { askingId, TextBlock } from './TextBlock.tsx';
import textStyles from './text.module.css';
import { type Caret, useCaret } from './useCaret.ts';

/** What a span can name. */
const mostOffset = 10_000_000;
const lineHeight = 27;

function rangesIn(marking: Marking, evidenceId: string): TextMark[] {
  const marks = textMarks(marking, evidenceId);
  const { asking } = marking;
  if (asking?.kind !== 'text' || asking.evidenceId !== evidenceId) return marks;
  const waiting = { id: askingId, letters: [], note: '', start: asking.start, end: asking.end };
  return [...marks, waiting].toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function selectedIn({ selection }: Caret): { start: number; end: number } | null {
  if (selection === null || selection.anchor === selection.focus) return null;
  const { anchor, focus } = selection;
  const end = Math.min(Math.max(anchor, focus), mostOffset);
  const start = Math.min(anchor, focus);
  return end > start ? { start, end } : null;
}

/** The blocks in view, those next to it, and those that bear an end of the selection. */
function useBlocks(text: string, window: { current: HTMLElement | null }, ends: readonly number[]) {
  const starts = useMemo(() => blockStarts(text), [text]);
  const kept = ends.map((end) => blockAt(starts, end));
  const virtualizer = useVirtualizer({
    count: starts.length - 1,
    getScrollElement: () => window.current,
    estimateSize: (index) => Math.ceil(((starts[index + 1] ?? 0) - (starts[index] ?? 0)) / 60) * lineHeight,
    overscan: 2,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b),
  });
  return { starts, virtualizer };
}

interface OpenTextProps extends StillProps {
  text: string;
}

/** A text that is there, of any length: only what is seen of it is laid out. */
export function OpenText({ evidenceId, title, text, marking, desk }: OpenTextProps) {
  const { t } = useTranslation('evidence');
  const window = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const caret = useCaret({ window, content, length: text.length });
  const { selection } = caret;
  const { starts, virtualizer } = useBlocks(
    text,
    window,
    selection ? [selection.anchor, selection.focus] : [],
  );
  const ranges = rangesIn(marking, evidenceId);
  const lanes = underlineLanes(ranges);
  const selected = selectedIn(caret);

  const reveal = (id: string | null) => {
    const range = ranges.find((one) => one.id === id);
    if (range) virtualizer.scrollToIndex(blockAt(starts, range.start), { align: 'auto' });
  };
  const mark = () => {
    if (selected === null) return say(t('text.nothingSelected'));
    marking.onMarkRegion({ kind: 'text', evidenceId, ...selected });
    say(t('text.marked', { count: selected.end - selected.start }));
    // So that another press does not mark the same again.
    caret.moveTo({ anchor: selected.end, focus: selected.end });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the text
  useEffect(() => reveal(marking.selectedId), [marking.selectedId]);
  useStillActions(desk, { ...(marking.readOnly ? {} : { markRegion: mark }), reveal });

  return (
    <div className={styles.view}>
      <Group className={styles.bar} gap={8} wrap="nowrap" onMouseDown={keepKeysOnPage}>
        {!marking.readOnly && (
          <>
            <Button variant="default" disabled={selected === null} onClick={mark}>
              {t('text.mark')}
            </Button>
            <Text size="xs" className={textStyles.hint ?? ''}>
              {said === '' || selected !== null ? t('text.keys') : said}
            </Text>
          </>
        )}
      </Group>
      <section
        ref={window}
        className={`${styles.window} ${textStyles.window}`}
        role="document"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls, and bears a caret, must be reachable by the keyboard
        tabIndex={0}
        onKeyDown={caret.onKeyDown}
        onFocus={caret.onFocus}
      >
        <div ref={content} className={textStyles.content} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <p
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              className={textStyles.block}
              style={{ transform: `translateY(${start}px)` }}
            >
              <TextBlock
                text={text}
                segments={segmentsOf({ start: starts[index] ?? 0, end: starts[index + 1] ?? 0 }, ranges)}
                shown={{ selectedId: marking.selectedId, lanes, onSelect: marking.onSelect }}
              />
            </p>
          ))}
          {caret.place !== null && <div className={textStyles.caret} style={caret.place} />}
        </div>
      </section>
    </div>
  );
}
