import { expect, test } from 'vitest';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Span } from '#shared/domain/span.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import {
  type Marking,
  regionMarks,
  textMarks,
} from '../../../../renderer/src/features/scoring/evidence/marks.ts';

const { criteria } = rubricOf(['A', 'B', 'C']);
const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };

function markingOf(spans: readonly Span[]): Marking {
  const annotations: Annotation[] = spans.map((span, index) => ({
    id: `note-${index}`,
    span,
    criterionIds: [criteria[2]?.id ?? '', criteria[0]?.id ?? ''],
    levelId: null,
    note: '',
  }));
  const nothing = () => undefined;
  return {
    annotations,
    criteria,
    selectedId: null,
    asking: null,
    readOnly: false,
    onMarkRegion: nothing,
    onChangeRegion: nothing,
    onSelect: nothing,
  };
}

test('an item shows its own regions, with the letters in the order of the rubric', () => {
  const marking = markingOf([
    { kind: 'page', evidenceId: 'plan', page: 3, ...box },
    { kind: 'page', evidenceId: 'other plan', page: 3, ...box },
    { kind: 'image', evidenceId: 'photo', ...box },
    { kind: 'time', evidenceId: 'plan', startMs: 0, endMs: 9 },
  ]);
  expect(regionMarks(marking, 'plan')).toEqual([
    {
      id: 'note-0',
      page: 3,
      box,
      note: '',
      letters: [
        { letter: 'A', index: 0 },
        { letter: 'C', index: 2 },
      ],
    },
  ]);
  expect(regionMarks(marking, 'photo').map(({ page }) => page)).toEqual([1]);
});

test('the ranges of a text come in its order, the longer of two first', () => {
  const range = (start: number, end: number): Span => ({ kind: 'text', evidenceId: 'note', start, end });
  const marks = textMarks(markingOf([range(9, 12), range(2, 4), range(2, 8)]), 'note');
  expect(marks.map(({ start, end }) => [start, end])).toEqual([
    [2, 8],
    [2, 4],
    [9, 12],
  ]);
});
