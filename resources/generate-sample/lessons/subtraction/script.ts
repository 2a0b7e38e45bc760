import type { BoardMark, Turn } from '../../lesson.ts';

export const turns: readonly Turn[] = [
  {
    key: 'task',
    speaker: 'T',
    text: 'Today we subtract with regrouping. Fifty two take away twenty seven. Where do we start?',
    quietMs: 300,
  },
  { key: 'ones', speaker: 'S1', text: 'The ones.', quietMs: 250 },
  { key: 'canWe', speaker: 'T', text: 'Right. Can we take seven from two?', quietMs: 250 },
  { key: 'no', speaker: 'S2', text: 'No.', quietMs: 200 },
  { key: 'borrow', speaker: 'T', text: 'No, so we borrow a ten. And the two becomes?', quietMs: 250 },
  { key: 'twelve', speaker: 'S1', text: 'Twelve.', quietMs: 200 },
  { key: 'takeSeven', speaker: 'T', text: 'Good. Twelve take away seven?', quietMs: 300 },
  { key: 'five', speaker: 'S1', text: 'Five.', quietMs: 250 },
  { key: 'how', speaker: 'T', text: 'How did you get five?', quietMs: 700 },
  {
    key: 'countUp',
    speaker: 'S1',
    text: 'I counted up from seven. Eight, nine, ten, eleven, twelve.',
    quietMs: 250,
  },
  {
    key: 'tens',
    speaker: 'T',
    text: 'Good, that is quick. Now the tens. Four take away two is two, so the answer is twenty five.',
    quietMs: 400,
  },
  {
    key: 'blocks',
    speaker: 'T',
    text: 'Here it is with blocks. Five tens and two ones. I trade one ten for ten ones, I take away twenty seven, and you can see it is the same answer.',
    quietMs: 700,
  },
  { key: 'thirtyFive', speaker: 'S3', text: 'But I got thirty five.', quietMs: 250 },
  {
    key: 'check',
    speaker: 'T',
    text: 'Check your tens. You forgot to cross out the five. Has everybody else got twenty five?',
    quietMs: 400,
  },
  { key: 'yes', speaker: 'S2', text: 'Yes.', quietMs: 250 },
  { key: 'close', speaker: 'T', text: 'Good. Now do the next six on the page in the same way.' },
];

const ten = { kind: 'grid', cell: 13, columns: 1, rows: 10, ink: 'blue', shaded: true } as const;
const one = { kind: 'grid', cell: 13, columns: 1, rows: 1, ink: 'red', shaded: true } as const;

export const board: readonly BoardMark[] = [
  { at: 'start', mark: { kind: 'write', text: 'Regrouping', at: [30, 46], size: 22, ink: 'black' } },
  { at: 'task', afterMs: 2_600, mark: { kind: 'write', text: ' 52', at: [70, 134], size: 32, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '-27', at: [62, 190], size: 32, ink: 'black' } },
  {
    at: 'task',
    mark: {
      kind: 'path',
      points: [
        [60, 206],
        [160, 206],
      ],
      ink: 'black',
    },
  },
  {
    at: 'borrow',
    mark: {
      kind: 'path',
      points: [
        [82, 136],
        [108, 98],
      ],
      ink: 'red',
    },
  },
  { at: 'borrow', mark: { kind: 'write', text: '4', at: [88, 90], size: 18, ink: 'red' } },
  { at: 'twelve', mark: { kind: 'write', text: '12', at: [116, 90], size: 18, ink: 'red' } },
  { at: 'five', mark: { kind: 'write', text: '5', at: [116, 254], size: 32, ink: 'black' } },
  { at: 'tens', afterMs: 3_000, mark: { kind: 'write', text: '2', at: [84, 254], size: 32, ink: 'black' } },
  ...[0, 1, 2, 3, 4].map((i): BoardMark => ({ at: 'blocks', mark: { ...ten, at: [290 + i * 26, 90] } })),
  ...[0, 1].map((i): BoardMark => ({ at: 'blocks', mark: { ...one, at: [440 + i * 22, 90] } })),
  {
    at: 'blocks',
    afterMs: 3_600,
    mark: {
      kind: 'path',
      points: [
        [386, 82],
        [416, 228],
      ],
      ink: 'black',
    },
  },
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (i): BoardMark => ({
      at: 'blocks',
      mark: { ...one, at: [440 + (i % 5) * 22, 118 + Math.floor(i / 5) * 22] },
    }),
  ),
  {
    at: 'blocks',
    afterMs: 7_200,
    mark: { kind: 'write', text: '25', at: [600, 150], size: 32, ink: 'green' },
  },
];
