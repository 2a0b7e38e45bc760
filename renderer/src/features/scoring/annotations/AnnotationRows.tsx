import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Annotation } from '#shared/domain/reading.ts';
import { levelOf, type Rubric } from '#shared/domain/rubric.ts';
import { LetterMark } from '../LetterMark.tsx';
import { levelNumber } from '../levels.ts';
import { useSpanText } from '../useSpanText.ts';
import { neighbourOf } from '../working/listing.ts';
import styles from './annotations.module.css';
import type { SpanBarProps } from './SpanBar.tsx';

const rowHeight = 28;
/** As far as PageUp and PageDown go where the list has the keyboard. */
const pageRows = 10;

const optionId = (annotationId: string) => `span-${annotationId}`;

function levelNumberIn({ criteria }: Rubric, levelId: string | null): number | null {
  for (const criterion of criteria) {
    const level = levelOf(criterion, levelId);
    if (level) return levelNumber(criterion, level);
  }
  return null;
}

function Letters({ annotation, rubric }: { annotation: Annotation; rubric: Rubric }) {
  const { t } = useTranslation('scoring');
  if (annotation.criterionIds.length === 0) return <span className={styles.soft}>{t('noCriterion')}</span>;
  return rubric.criteria.map(({ id, letter }, index) =>
    annotation.criterionIds.includes(id) ? <LetterMark key={id} letter={letter} index={index} /> : null,
  );
}

function Cells({ annotation, rubric }: { annotation: Annotation; rubric: Rubric }) {
  const { t } = useTranslation('scoring');
  const level = levelNumberIn(rubric, annotation.levelId);
  return (
    <>
      <span className={styles.times}>{useSpanText()(annotation.span)}</span>
      <span className={styles.rowLetters}>
        <Letters annotation={annotation} rubric={rubric} />
        {level !== null && (
          <span className={styles.rowLevel} title={t('spanLevelIs', { number: level })}>
            {level}
          </span>
        )}
      </span>
      <span className={styles.rowNote} title={annotation.note}>
        {annotation.note}
      </span>
    </>
  );
}

type AnnotationRowsProps = SpanBarProps & { listed: readonly Annotation[] };

function useRows({ listed, working }: AnnotationRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const selectedId = useStore(working.store, ({ annotationId }) => annotationId);
  const selectedIndex = selectedId === null ? -1 : listed.findIndex(({ id }) => id === selectedId);
  // The same function while the list is the same: with another one the place of every row is reckoned anew.
  const getItemKey = useCallback((index: number) => listed[index]?.id ?? index, [listed]);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 8,
  });
  useEffect(() => {
    if (selectedIndex !== -1) rows.scrollToIndex(selectedIndex);
  }, [rows, selectedIndex]);
  return { scroller, rows, selectedId, selectedShown: selectedIndex !== -1 };
}

/** The list itself: however many spans there are, only those in view are drawn. */
export function AnnotationRows(props: AnnotationRowsProps) {
  const { listed, rubric, working, actions } = props;
  const { t } = useTranslation('scoring');
  const { scroller, rows, selectedId, selectedShown } = useRows(props);
  const onKeyDown = (event: KeyboardEvent) => {
    const far = listed.length;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageRows,
      PageUp: -pageRows,
      Home: -far,
      End: far,
    };
    const by = steps[event.code];
    if (by === undefined || event.shiftKey || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const next = neighbourOf(listed, selectedId, by);
    if (next) working.selectAnnotation(next.id);
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('annotations')}
      aria-activedescendant={selectedShown && selectedId !== null ? optionId(selectedId) : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.rows} style={{ height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, start }) => {
          const annotation = listed[index];
          if (annotation === undefined) return null;
          const { id } = annotation;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the keyboard and names its active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrows in the list and the keys of the page do the same
            <div
              key={id}
              id={optionId(id)}
              role="option"
              aria-selected={id === selectedId}
              aria-setsize={listed.length}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => actions.goTo(annotation)}
              onDoubleClick={() => actions.play(annotation)}
            >
              <Cells annotation={annotation} rubric={rubric} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
