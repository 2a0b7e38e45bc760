import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { Span } from '#shared/domain/span.ts';
import type { Box } from '../../../sheets/box.ts';

/** A criterion as a mark shows it: its letter, and its place in the rubric, which gives colour and pattern. */
export interface MarkLetter {
  letter: string;
  index: number;
}

interface Noted {
  id: string;
  letters: readonly MarkLetter[];
  note: string;
}

/** A region of a page or an image, with what it was noted for. */
export interface RegionMark extends Noted {
  /** From 1; an image is its own only page. */
  page: number;
  box: Box;
}

/** A range of a text, in UTF-16 code units. */
export interface TextMark extends Noted {
  start: number;
  end: number;
}

/** What of a reading an item of evidence shows, and what a person can do on it. */
export interface Marking {
  annotations: readonly Annotation[];
  criteria: readonly Criterion[];
  selectedId: string | null;
  /** A span that was drawn and waits for its criterion. */
  asking: Span | null;
  readOnly: boolean;
  onMarkRegion: (span: Span) => void;
  onChangeRegion: (annotationId: string, span: Span) => void;
  onSelect: (annotationId: string) => void;
}

function lettersOf(criteria: readonly Criterion[], ids: readonly string[]): MarkLetter[] {
  return criteria.flatMap(({ id, letter }, index) => (ids.includes(id) ? [{ letter, index }] : []));
}

/** The region of a span, if it has one; `page` is 1 for an image. */
export function regionOf(span: Span): { page: number; box: Box } | null {
  if (span.kind !== 'page' && span.kind !== 'image') return null;
  const { x, y, width, height } = span;
  return { page: span.kind === 'page' ? span.page : 1, box: { x, y, width, height } };
}

/** The regions of one item, in the order they were made. */
export function regionMarks({ annotations, criteria }: Marking, evidenceId: string): RegionMark[] {
  return annotations.flatMap(({ id, span, criterionIds, note }) => {
    const region = span.evidenceId === evidenceId ? regionOf(span) : null;
    return region === null ? [] : [{ id, note, letters: lettersOf(criteria, criterionIds), ...region }];
  });
}

/** The ranges of one text, in the order of the text. */
export function textMarks({ annotations, criteria }: Marking, evidenceId: string): TextMark[] {
  const found = annotations.flatMap(({ id, span, criterionIds, note }) =>
    span.kind === 'text' && span.evidenceId === evidenceId
      ? [{ id, note, letters: lettersOf(criteria, criterionIds), start: span.start, end: span.end }]
      : [],
  );
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
