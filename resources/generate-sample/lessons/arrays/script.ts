import type { BoardMark, Turn } from '../../lesson.ts';

export const turns: readonly Turn[] = [
  {
    key: 'task',
    speaker: 'T',
    text: 'Six rows of fourteen. How can you break this array up, so that you can do it in your head?',
    quietMs: 3_400,
    hands: ['S1', 'S2'],
  },
  {
    key: 'tenFour',
    speaker: 'S1',
    text: 'I split fourteen into ten and four. Six tens are sixty, six fours are twenty four. Eighty four.',
    quietMs: 900,
  },
  { key: 'where', speaker: 'T', text: 'Where is the sixty in the array?', quietMs: 2_600 },
  {
    key: 'block',
    speaker: 'S1',
    text: 'The big block on the left, six rows of ten. The thin block is the twenty four.',
    quietMs: 700,
  },
  { key: 'other', speaker: 'T', text: 'Who cut it in another way?', quietMs: 2_200, hands: ['S2'] },
  {
    key: 'half',
    speaker: 'S2',
    text: 'I cut sideways. Three rows are forty two. Then I doubled it, because the bottom half is the same as the top.',
    quietMs: 600,
  },
  { key: 'write', speaker: 'T', text: 'Say that with numbers, so that they match your cut.', quietMs: 1_400 },
  {
    key: 'twice',
    speaker: 'S2',
    text: 'Three times fourteen, plus three times fourteen. One for each half.',
    quietMs: 700,
  },
  {
    key: 'mistake',
    speaker: 'T',
    text: 'Here is some work from another class. Six times ten, plus four. Sixty four. Does the drawing agree?',
    quietMs: 3_600,
    hands: ['S3'],
  },
  {
    key: 'oneRow',
    speaker: 'S3',
    text: 'No. That is only one row of four. The four has to go in all six rows.',
    quietMs: 500,
  },
  {
    key: 'tell',
    speaker: 'T',
    text: 'Good. So the six multiplies both parts, and both of your cuts are correct. Copy them into your notebook.',
  },
];

const outline = { kind: 'grid', cell: 21, ink: 'black' } as const;

export const board: readonly BoardMark[] = [
  { at: 'start', mark: { kind: 'write', text: '6 × 14', at: [420, 48], size: 24, ink: 'black' } },
  { at: 'task', mark: { ...outline, at: [40, 78], columns: 14, rows: 6 } },
  {
    at: 'tenFour',
    afterMs: 500,
    mark: {
      kind: 'path',
      points: [
        [250, 66],
        [250, 216],
      ],
      ink: 'blue',
      width: 5,
    },
  },
  { at: 'tenFour', mark: { kind: 'write', text: '10', at: [130, 68], size: 18, ink: 'blue' } },
  { at: 'tenFour', mark: { kind: 'write', text: '4', at: [284, 68], size: 18, ink: 'blue' } },
  {
    at: 'tenFour',
    afterMs: 2_600,
    mark: { kind: 'write', text: '60 + 24 = 84', at: [420, 92], size: 24, ink: 'blue' },
  },
  {
    at: 'block',
    mark: {
      kind: 'shade',
      points: [
        [40, 78],
        [250, 78],
        [250, 204],
        [40, 204],
      ],
      ink: 'blue',
    },
  },
  {
    at: 'block',
    afterMs: 2_400,
    mark: {
      kind: 'shade',
      points: [
        [250, 78],
        [334, 78],
        [334, 204],
        [250, 204],
      ],
      ink: 'green',
    },
  },
  {
    at: 'half',
    mark: {
      kind: 'path',
      points: [
        [30, 141],
        [346, 141],
      ],
      ink: 'red',
      width: 5,
    },
  },
  { at: 'half', afterMs: 1_500, mark: { kind: 'write', text: '42', at: [350, 120], size: 18, ink: 'red' } },
  { at: 'half', afterMs: 3_500, mark: { kind: 'write', text: '42', at: [350, 184], size: 18, ink: 'red' } },
  { at: 'twice', mark: { kind: 'write', text: '3 × 14 + 3 × 14', at: [420, 152], size: 24, ink: 'red' } },
  {
    at: 'mistake',
    afterMs: 1_500,
    mark: { kind: 'write', text: '6 × 10 + 4 = 64 ?', at: [40, 268], size: 26, ink: 'black' },
  },
  {
    at: 'oneRow',
    afterMs: 700,
    mark: {
      kind: 'shade',
      points: [
        [250, 78],
        [334, 78],
        [334, 99],
        [250, 99],
      ],
      ink: 'red',
    },
  },
  { at: 'tell', mark: { kind: 'write', text: '6 × 10 + 6 × 4', at: [420, 214], size: 24, ink: 'green' } },
];
