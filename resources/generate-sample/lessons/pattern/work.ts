import type { WorkSheet } from '../../lesson.ts';

const task = 'How many tiles at stage 10? Write a rule for any stage.';

export const work: readonly WorkSheet[] = [
  {
    student: 'S4',
    task,
    paper: 'grid',
    marks: [
      { kind: 'grid', at: [330, 440], cell: 44, columns: 1, rows: 1, ink: 'red', shaded: true },
      { kind: 'grid', at: [198, 440], cell: 44, columns: 3, rows: 1, ink: 'blue', shaded: true },
      { kind: 'grid', at: [374, 440], cell: 44, columns: 3, rows: 1, ink: 'blue', shaded: true },
      { kind: 'grid', at: [330, 308], cell: 44, columns: 1, rows: 3, ink: 'blue', shaded: true },
      { kind: 'write', text: 'stage 3: each arm is 3', at: [620, 340], size: 34, ink: 'pencil', wobble: 0.7 },
      { kind: 'write', text: 'middle is always 1', at: [620, 410], size: 34, ink: 'red', wobble: 0.7 },
      {
        kind: 'path',
        points: [
          [610, 402],
          [470, 420],
          [384, 452],
        ],
        ink: 'red',
        width: 3,
      },
      { kind: 'write', text: 'stage × 3 + 1', at: [620, 520], size: 42, ink: 'blue', wobble: 0.7 },
      {
        kind: 'write',
        text: 'Stage 10:  10 × 3 + 1 = 31',
        at: [150, 640],
        size: 38,
        ink: 'pencil',
        wobble: 0.7,
      },
      {
        kind: 'write',
        text: 'add 3 is because all 3 arms get a new tile',
        at: [150, 740],
        size: 34,
        ink: 'pencil',
        wobble: 0.7,
      },
    ],
  },
  {
    student: 'S1',
    task,
    paper: 'grid',
    marks: [
      {
        kind: 'write',
        text: '4  7  10  13  16  19  22  25  28  31',
        at: [130, 300],
        size: 38,
        ink: 'pencil',
        wobble: 0.8,
      },
      { kind: 'write', text: '+3 each time', at: [130, 370], size: 34, ink: 'green', wobble: 0.8 },
      {
        kind: 'write',
        text: 'Is stage 20 double?  31 + 31 = 62',
        at: [130, 500],
        size: 36,
        ink: 'pencil',
        wobble: 0.8,
      },
      {
        kind: 'write',
        text: 'No. That has 2 middles.  62 - 1 = 61',
        at: [130, 580],
        size: 36,
        ink: 'red',
        wobble: 0.8,
      },
      {
        kind: 'write',
        text: 'Rule: 3 for every stage and 1 more.',
        at: [130, 720],
        size: 36,
        ink: 'pencil',
        wobble: 0.8,
      },
    ],
  },
];
