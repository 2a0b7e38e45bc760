import type { WorkSheet } from '../../lesson.ts';

const task = 'Break up 6 × 14. Show your cut and write it with numbers.';

export const work: readonly WorkSheet[] = [
  {
    student: 'S2',
    task,
    paper: 'grid',
    marks: [
      { kind: 'grid', at: [130, 260], cell: 36, columns: 14, rows: 3, ink: 'blue', shaded: true },
      { kind: 'grid', at: [130, 368], cell: 36, columns: 14, rows: 3, ink: 'green', shaded: true },
      {
        kind: 'path',
        points: [
          [106, 368],
          [660, 368],
        ],
        ink: 'red',
        width: 5,
      },
      { kind: 'write', text: '3 × 14 = 42', at: [700, 330], size: 36, ink: 'blue', wobble: 0.7 },
      { kind: 'write', text: '3 × 14 = 42', at: [700, 440], size: 36, ink: 'green', wobble: 0.7 },
      { kind: 'write', text: '42 + 42 = 84', at: [130, 580], size: 42, ink: 'pencil', wobble: 0.7 },
      {
        kind: 'write',
        text: 'The bottom half is the same as the top half\nso I can double it.',
        at: [130, 680],
        size: 34,
        ink: 'pencil',
        wobble: 0.7,
      },
    ],
  },
  {
    student: 'S3',
    task,
    paper: 'grid',
    marks: [
      { kind: 'grid', at: [130, 250], cell: 36, columns: 10, rows: 6, ink: 'blue', shaded: true },
      { kind: 'grid', at: [490, 250], cell: 36, columns: 4, rows: 6, ink: 'pencil' },
      {
        kind: 'shade',
        points: [
          [490, 250],
          [634, 250],
          [634, 286],
          [490, 286],
        ],
        ink: 'red',
      },
      { kind: 'write', text: '6 × 10 + 4', at: [700, 300], size: 36, ink: 'pencil', wobble: 0.9 },
      { kind: 'write', text: 'only this row', at: [700, 370], size: 32, ink: 'red', wobble: 0.9 },
      {
        kind: 'path',
        points: [
          [694, 360],
          [650, 320],
          [640, 276],
        ],
        ink: 'red',
        width: 3,
      },
      {
        kind: 'write',
        text: '6 × 10 + 6 × 4 = 60 + 24 = 84',
        at: [130, 580],
        size: 40,
        ink: 'pencil',
        wobble: 0.9,
      },
      {
        kind: 'write',
        text: 'The 4 goes in all 6 rows.',
        at: [130, 680],
        size: 36,
        ink: 'pencil',
        wobble: 0.9,
      },
    ],
  },
];
