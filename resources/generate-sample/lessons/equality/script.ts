import type { BoardMark, Turn } from '../../lesson.ts';

export const turns: readonly Turn[] = [
  {
    key: 'task',
    speaker: 'T',
    text: 'Look at the board. Eight plus four equals blank plus five. What goes in the blank?',
    quietMs: 450,
  },
  { key: 'twelve', speaker: 'S1', text: 'Twelve.', quietMs: 250 },
  {
    key: 'notTwelve',
    speaker: 'T',
    text: 'Not twelve. Look again. What does the equals sign mean?',
    quietMs: 600,
  },
  { key: 'comesNext', speaker: 'S2', text: 'The answer comes next.', quietMs: 250 },
  {
    key: 'tellSame',
    speaker: 'T',
    text: 'No, it means the same as. Both sides must be the same. The left side is twelve. So what plus five is twelve?',
    quietMs: 600,
  },
  { key: 'seven', speaker: 'S1', text: 'Seven.', quietMs: 200 },
  {
    key: 'who',
    speaker: 'T',
    text: 'Seven. Good. Who had seven?',
    quietMs: 1_500,
    hands: ['S1', 'S2', 'S3'],
  },
  {
    key: 'moved',
    speaker: 'S3',
    text: 'I did it another way. Five is one more than four, so I took one off the eight.',
    quietMs: 300,
  },
  {
    key: 'okay',
    speaker: 'T',
    text: 'Okay, nice, that gives seven too. Next one. Six plus nine equals blank plus ten.',
    quietMs: 700,
  },
  { key: 'five', speaker: 'S2', text: 'Five.', quietMs: 200 },
  {
    key: 'rule',
    speaker: 'T',
    text: 'Yes, five. So remember the rule. Work out the finished side, then subtract. Say it with me.',
    quietMs: 500,
  },
  { key: 'chant', speaker: 'S1', text: 'Work out the finished side, then subtract.', quietMs: 300 },
  {
    key: 'close',
    speaker: 'T',
    text: 'Very good. Use the rule for numbers one to eight. If you are stuck, ask me and I will show you.',
  },
];

export const board: readonly BoardMark[] = [
  { at: 'start', mark: { kind: 'write', text: 'Missing numbers', at: [30, 46], size: 22, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '8 + 4 =', at: [60, 122], size: 32, ink: 'black' } },
  { at: 'task', mark: { kind: 'grid', at: [232, 86], cell: 44, columns: 1, rows: 1, ink: 'blue' } },
  { at: 'task', mark: { kind: 'write', text: '+ 5', at: [296, 122], size: 32, ink: 'black' } },
  {
    at: 'tellSame',
    afterMs: 3_400,
    mark: { kind: 'write', text: '12', at: [96, 160], size: 20, ink: 'red' },
  },
  { at: 'tellSame', mark: { kind: 'write', text: '12 - 5 = 7', at: [440, 120], size: 24, ink: 'red' } },
  { at: 'seven', mark: { kind: 'write', text: '7', at: [242, 122], size: 30, ink: 'blue' } },
  {
    at: 'okay',
    afterMs: 2_000,
    mark: { kind: 'write', text: '6 + 9 =', at: [60, 214], size: 32, ink: 'black' },
  },
  { at: 'okay', mark: { kind: 'grid', at: [232, 178], cell: 44, columns: 1, rows: 1, ink: 'blue' } },
  { at: 'okay', mark: { kind: 'write', text: '+ 10', at: [296, 214], size: 32, ink: 'black' } },
  { at: 'five', mark: { kind: 'write', text: '5', at: [242, 214], size: 30, ink: 'blue' } },
  {
    at: 'rule',
    afterMs: 1_400,
    mark: { kind: 'write', text: 'Finished side, then subtract', at: [60, 276], size: 22, ink: 'purple' },
  },
];
