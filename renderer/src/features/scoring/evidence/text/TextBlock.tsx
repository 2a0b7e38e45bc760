import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { laneMark } from '../../../../timeline/laneMark.ts';
import { LetterMark } from '../../LetterMark.tsx';
import type { TextMark } from '../marks.ts';
import type { Segment } from './segments.ts';
import styles from './text.module.css';

/** What stands for a range that waits for its criterion. */
export const askingId = 'asking';

/** How the ranges of a text are shown. */
export interface RangesShown {
  selectedId: string | null;
  lanes: ReadonlyMap<string, number>;
  onSelect: (id: string) => void;
}

/** Below the text, CSS pixels: from the first underline to the next. */
const laneHeight = 5;

function underline({ id, letters }: TextMark, lane: number): CSSProperties {
  const first = letters[0];
  const line = first === undefined ? null : laneMark(first.index);
  return {
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
    textDecorationColor: line?.colour ?? 'currentColor',
    textDecorationStyle: line?.pattern ?? (id === askingId ? 'dashed' : 'solid'),
    textUnderlineOffset: `${3 + lane * laneHeight}px`,
  };
}

function Tag({ mark, shown }: { mark: TextMark; shown: RangesShown }) {
  const { t } = useTranslation('evidence');
  const { letters, note, id } = mark;
  const names = letters.map(({ letter }) => letter).join(', ');
  const range = names === '' ? t('text.rangeWithoutCriterion') : t('text.range', { letters: names });
  return (
    <button
      type="button"
      className={styles.tag}
      aria-label={note === '' ? range : t('region.withNote', { region: range, note })}
      aria-pressed={id === shown.selectedId}
      title={note === '' ? undefined : note}
      onClick={() => shown.onSelect(id)}
    >
      {letters.length === 0 && '–'}
      {letters.map(({ letter, index }) => (
        <LetterMark key={letter} letter={letter} index={index} />
      ))}
    </button>
  );
}

interface PieceProps {
  text: string;
  segment: Segment<TextMark>;
  shown: RangesShown;
}

/** A piece of the text inside the lines of the ranges over it. */
function Piece({ text, segment, shown }: PieceProps) {
  const { start, end, ranges, begun } = segment;
  const selected = ranges.some(({ id }) => id === shown.selectedId || id === askingId);
  let piece: ReactNode = (
    <span data-at={start} className={selected ? styles.selected : undefined}>
      {text.slice(start, end)}
    </span>
  );
  for (const mark of ranges.toReversed()) {
    piece = (
      <span key={mark.id} style={underline(mark, shown.lanes.get(mark.id) ?? 0)}>
        {piece}
      </span>
    );
  }
  return (
    <>
      {begun
        .filter(({ id }) => id !== askingId)
        .map((mark) => (
          <Tag key={mark.id} mark={mark} shown={shown} />
        ))}
      {piece}
    </>
  );
}

interface TextBlockProps {
  text: string;
  segments: readonly Segment<TextMark>[];
  shown: RangesShown;
}

/** A part of a text with the ranges on it. */
export function TextBlock({ text, segments, shown }: TextBlockProps) {
  return segments.map((segment) => <Piece key={segment.start} text={text} segment={segment} shown={shown} />);
}
