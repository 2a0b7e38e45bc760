import type { BoardMark, Turn } from '../../lesson.ts';

export const turns: readonly Turn[] = [
  {
    key: 'task',
    speaker: 'T',
    text: 'Four tiles, seven tiles, ten tiles. How could you know stage ten without drawing it? Quiet thinking first.',
    quietMs: 4_200,
  },
  { key: 'addThree', speaker: 'S1', text: 'I kept adding three, until I got thirty one.', quietMs: 1_500 },
  {
    key: 'invite',
    speaker: 'T',
    text: 'I have not heard from the corner seat yet. No answer needed. What do you notice in the picture?',
    quietMs: 3_400,
  },
  { key: 'middle', speaker: 'S4', text: 'One tile in the middle. And three arms.', quietMs: 900 },
  { key: 'arms', speaker: 'T', text: 'Stay with the arms. What happens to them?', quietMs: 2_800 },
  {
    key: 'long',
    speaker: 'S4',
    text: 'At stage two each arm is two long. So an arm is as long as the stage number.',
    quietMs: 1_000,
  },
  {
    key: 'multiply',
    speaker: 'S2',
    text: 'Then stage ten is three arms of ten, and the middle one. Thirty one again, but with no adding up.',
    quietMs: 900,
  },
  {
    key: 'where',
    speaker: 'T',
    text: 'So where is the add three in that picture?',
    quietMs: 2_800,
    hands: ['S3'],
  },
  {
    key: 'grow',
    speaker: 'S3',
    text: 'Each arm grows by one. Three arms, so three more tiles every time.',
    quietMs: 700,
  },
  {
    key: 'double',
    speaker: 'T',
    text: 'Someone says stage twenty must be double stage ten. What do you think?',
    quietMs: 2_600,
    hands: ['S1', 'S4'],
  },
  {
    key: 'twoMiddles',
    speaker: 'S1',
    text: 'No. Then you would have two middles. It is sixty one, not sixty two.',
    quietMs: 600,
  },
  {
    key: 'close',
    speaker: 'T',
    text: 'Write a rule for any stage, and say where each number lives in the picture.',
  },
];

interface Stage {
  at: string;
  x: number;
  size: number;
}

/** A middle tile with three arms: left, right and up. */
function stage({ at, x, size }: Stage): BoardMark[] {
  const cell = 20;
  const y = 168;
  const tile = { kind: 'grid', cell, shaded: true } as const;
  return [
    { at, mark: { ...tile, at: [x, y], columns: 1, rows: 1, ink: 'red' } },
    { at, mark: { ...tile, at: [x - cell * size, y], columns: size, rows: 1, ink: 'blue' } },
    { at, mark: { ...tile, at: [x + cell, y], columns: size, rows: 1, ink: 'blue' } },
    { at, mark: { ...tile, at: [x, y - cell * size], columns: 1, rows: size, ink: 'blue' } },
  ];
}

export const board: readonly BoardMark[] = [
  {
    at: 'start',
    mark: {
      kind: 'write',
      text: 'Stage 1      Stage 2           Stage 3',
      at: [44, 46],
      size: 18,
      ink: 'black',
    },
  },
  ...stage({ at: 'task', x: 82, size: 1 }),
  ...stage({ at: 'task', x: 216, size: 2 }),
  ...stage({ at: 'task', x: 396, size: 3 }),
  { at: 'task', mark: { kind: 'write', text: '4', at: [86, 220], size: 20, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '7', at: [220, 220], size: 20, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '10', at: [396, 220], size: 20, ink: 'black' } },
  { at: 'addThree', mark: { kind: 'write', text: '+3', at: [146, 220], size: 18, ink: 'green' } },
  { at: 'addThree', mark: { kind: 'write', text: '+3', at: [300, 220], size: 18, ink: 'green' } },
  { at: 'middle', mark: { kind: 'write', text: '1 middle', at: [544, 100], size: 18, ink: 'red' } },
  { at: 'middle', mark: { kind: 'write', text: '3 arms', at: [544, 136], size: 18, ink: 'blue' } },
  {
    at: 'multiply',
    mark: { kind: 'write', text: 'Stage 10:  3 × 10 + 1 = 31', at: [44, 276], size: 22, ink: 'purple' },
  },
  {
    at: 'double',
    afterMs: 1_000,
    mark: { kind: 'write', text: 'Stage 20: 62 ?', at: [486, 276], size: 20, ink: 'black' },
  },
  {
    at: 'twoMiddles',
    afterMs: 2_200,
    mark: {
      kind: 'path',
      points: [
        [622, 274],
        [656, 252],
      ],
      ink: 'red',
    },
  },
  { at: 'twoMiddles', mark: { kind: 'write', text: '61', at: [622, 240], size: 20, ink: 'red' } },
];
