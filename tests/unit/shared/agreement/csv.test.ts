import { expect, test } from 'vitest';
import { ratingsFromCsv } from '#shared/agreement/csv.ts';

test('rows of unit, rater, criterion and score are read in any order of columns', () => {
  const read = ratingsFromCsv('score,Unit,rater,criterion\n3,s1,ann,A\n2,s1,bo,A\n1,s2,ann,B\n', [1, 2, 3]);
  expect([...read.keys()]).toEqual(['A', 'B']);
  expect(read.get('A')).toMatchObject({ units: ['s1'], raters: ['ann', 'bo'], categories: [1, 2, 3] });
  expect([...(read.get('A')?.codes ?? [])]).toEqual([2, 1]);
});

test('a matrix has a line for each unit and gaps where a rater left it out', () => {
  const read = ratingsFromCsv('\uFEFFunit,ann,bo\r\n"lesson, one",3,\r\ns2,NA,1\r\n\r\n');
  expect(read.get('all')).toMatchObject({ units: ['lesson, one', 's2'], categories: [1, 3] });
  expect([...(read.get('all')?.codes ?? [])]).toEqual([1, -1, -1, 0]);
});

test('a quoted name may hold quotation marks, commas and line feeds', () => {
  const read = ratingsFromCsv('unit,rater,score\n"the ""first""\nof two",ann,1\ns2,bo,2\n');
  expect(read.get('all')?.units).toEqual(['the "first"\nof two', 's2']);
});

test.each([
  ['', 'line 1: the file is empty'],
  ['unit,rater,criterion\n', 'line 1: there is no column “score”'],
  ['unit,ann\ns1,2\n', 'line 1: there are fewer than two raters'],
  ['unit,ann,ann\ns1,2,3\n', 'line 1: the head “ann” is there twice'],
  ['unit,rater,score\n', 'line 1: there are no ratings below the heads'],
  ['unit,rater,score\ns1,ann,2\ns1,bo,2.5\n', 'line 3: “2.5” is not a whole number'],
  ['unit,rater,score\ns1,ann,2\ns1,bo,five\n', 'line 3: “five” is not a whole number'],
  [
    'unit,rater,score\ns1,ann,2\n\ns1,ann,3\n',
    'line 4: this unit has a rating by this rater already, at line 2',
  ],
  ['unit,ann,bo\ns1,1,2\ns1,1,2\n', 'line 3: unit “s1” is there already, at line 2'],
  ['unit,ann,bo\ns1,1\n', 'line 2: it has 2 cells and the first line 3'],
  ['unit,rater,score\n,ann,1\n', 'line 2: the unit is missing'],
  ['unit,rater,score\n"s1,ann,1\n', 'line 2: a quotation mark is opened and never closed'],
  ['unit,rater,score\n"s1"x,ann,1\n', 'line 2: a quoted cell is followed by more text'],
])('what cannot be read is told with its line: %j', (text, message) => {
  expect(() => ratingsFromCsv(text)).toThrow(message);
});

test('a score off the scale is told with its line', () => {
  expect(() => ratingsFromCsv('unit,ann,bo\ns1,1,2\ns2,7,2\n', [1, 2, 3])).toThrow(
    'line 3: 7 is not on the scale 1, 2, 3',
  );
});
