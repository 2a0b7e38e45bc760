import type { WorkSheet } from '../../lesson.ts';
import type { Mark } from '../../sketch/marks.ts';

const task = 'Find the area of the floor. Write why your way works.';

const floor = [
  [150, 250],
  [315, 250],
  [315, 470],
  [535, 470],
  [535, 580],
  [150, 580],
  [150, 250],
] as const;

function lengths(...labels: readonly (readonly [text: string, x: number, y: number])[]): Mark[] {
  return labels.map(
    ([text, x, y]): Mark => ({ kind: 'write', text, at: [x, y], size: 30, ink: 'pencil', wobble: 0.6 }),
  );
}

export const work: readonly WorkSheet[] = [
  {
    student: 'S1',
    task,
    paper: 'grid',
    marks: [
      {
        kind: 'shade',
        points: [
          [150, 250],
          [315, 250],
          [315, 580],
          [150, 580],
        ],
        ink: 'blue',
      },
      {
        kind: 'shade',
        points: [
          [315, 470],
          [535, 470],
          [535, 580],
          [315, 580],
        ],
        ink: 'green',
      },
      { kind: 'path', points: floor, ink: 'pencil', width: 5 },
      ...lengths(['3', 220, 240], ['6', 112, 430], ['2', 552, 540], ['7', 330, 626]),
      {
        kind: 'path',
        points: [
          [315, 470],
          [315, 580],
        ],
        ink: 'red',
        width: 5,
      },
      { kind: 'write', text: '3 × 6 = 18', at: [620, 320], size: 40, ink: 'blue', wobble: 0.8 },
      { kind: 'write', text: '4 × 2 = 8', at: [620, 410], size: 40, ink: 'green', wobble: 0.8 },
      { kind: 'write', text: '18 + 8 = 26', at: [620, 500], size: 40, ink: 'pencil', wobble: 0.8 },
      {
        kind: 'write',
        text: 'It works because the 2 parts fill all the floor\nand nothing is counted twice.',
        at: [150, 690],
        size: 34,
        ink: 'pencil',
        wobble: 0.8,
      },
    ],
  },
  {
    student: 'S2',
    task,
    paper: 'grid',
    marks: [
      {
        kind: 'shade',
        points: [
          [315, 250],
          [535, 250],
          [535, 470],
          [315, 470],
        ],
        ink: 'red',
      },
      { kind: 'path', points: floor, ink: 'pencil', width: 5 },
      ...lengths(['3', 220, 240], ['6', 112, 430], ['2', 552, 540], ['7', 330, 626]),
      {
        kind: 'path',
        points: [
          [315, 250],
          [535, 250],
          [535, 470],
        ],
        ink: 'red',
        width: 4,
      },
      { kind: 'write', text: '4', at: [415, 240], size: 30, ink: 'red', wobble: 0.6 },
      { kind: 'write', text: '4', at: [552, 376], size: 30, ink: 'red', wobble: 0.6 },
      { kind: 'write', text: '7 × 6 = 42', at: [640, 320], size: 40, ink: 'pencil', wobble: 0.6 },
      { kind: 'write', text: '4 × 4 = 16', at: [640, 410], size: 40, ink: 'red', wobble: 0.6 },
      { kind: 'write', text: '42 - 16 = 26', at: [640, 500], size: 40, ink: 'pencil', wobble: 0.6 },
      {
        kind: 'write',
        text: 'The red part is not floor so I take it off.',
        at: [150, 700],
        size: 36,
        ink: 'pencil',
        wobble: 0.6,
      },
    ],
  },
];
