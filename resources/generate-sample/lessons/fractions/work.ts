import type { WorkSheet } from '../../lesson.ts';

const task = 'Which is larger, 3/4 or 5/6? Show what convinces you.';

export const work: readonly WorkSheet[] = [
  {
    student: 'S2',
    task,
    paper: 'ruled',
    marks: [
      { kind: 'bar', at: [120, 230], size: [720, 84], parts: 4, shaded: 3, ink: 'blue' },
      { kind: 'bar', at: [120, 370], size: [720, 84], parts: 6, shaded: 5, ink: 'blue' },
      { kind: 'fraction', top: '1', bottom: '4', at: [900, 270], size: 34, ink: 'pencil' },
      { kind: 'fraction', top: '1', bottom: '6', at: [900, 410], size: 34, ink: 'pencil' },
      { kind: 'write', text: 'missing', at: [968, 284], size: 28, ink: 'pencil', wobble: 0.7 },
      { kind: 'write', text: 'missing', at: [968, 424], size: 28, ink: 'pencil', wobble: 0.7 },
      {
        kind: 'write',
        text: '5/6 is larger. A sixth is smaller than a fourth\nso it is closer to the whole.',
        at: [120, 570],
        size: 34,
        ink: 'pencil',
        wobble: 0.7,
      },
      {
        kind: 'write',
        text: 'It works for 8/9 and 7/8 too: less is missing.',
        at: [120, 730],
        size: 34,
        ink: 'pencil',
        wobble: 0.7,
      },
    ],
  },
  {
    student: 'S1',
    task,
    paper: 'ruled',
    marks: [
      { kind: 'write', text: 'They are the same.', at: [120, 260], size: 36, ink: 'pencil', wobble: 1 },
      {
        kind: 'write',
        text: '3/4 is 1 away   5/6 is 1 away',
        at: [120, 340],
        size: 36,
        ink: 'pencil',
        wobble: 1,
      },
      {
        kind: 'path',
        points: [
          [112, 246],
          [486, 250],
        ],
        ink: 'red',
        width: 4,
      },
      {
        kind: 'write',
        text: 'I changed my mind. The 1 is not the same 1.',
        at: [120, 460],
        size: 36,
        ink: 'red',
        wobble: 1,
      },
      { kind: 'bar', at: [120, 530], size: [560, 70], parts: 4, shaded: 3, ink: 'pencil' },
      { kind: 'bar', at: [120, 640], size: [560, 70], parts: 6, shaded: 5, ink: 'pencil' },
      { kind: 'write', text: 'big gap', at: [730, 580], size: 32, ink: 'pencil', wobble: 1 },
      { kind: 'write', text: 'small gap', at: [730, 690], size: 32, ink: 'pencil', wobble: 1 },
      { kind: 'write', text: 'so 5/6 is more', at: [120, 790], size: 36, ink: 'pencil', wobble: 1 },
    ],
  },
];
