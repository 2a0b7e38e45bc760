import type { WorkSheet } from '../../lesson.ts';

export const work: readonly WorkSheet[] = [
  {
    student: 'S3',
    task: 'Subtract. Show your regrouping.',
    paper: 'grid',
    marks: [
      { kind: 'write', text: ' 52', at: [150, 320], size: 58, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: '12', at: [240, 238], size: 32, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: '-27', at: [140, 410], size: 58, ink: 'pencil', wobble: 0.8 },
      {
        kind: 'path',
        points: [
          [140, 436],
          [320, 436],
        ],
        ink: 'pencil',
        width: 4,
      },
      { kind: 'write', text: '35', at: [184, 520], size: 58, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: ' 63', at: [500, 320], size: 58, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: '13', at: [590, 238], size: 32, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: '-38', at: [490, 410], size: 58, ink: 'pencil', wobble: 0.8 },
      {
        kind: 'path',
        points: [
          [490, 436],
          [670, 436],
        ],
        ink: 'pencil',
        width: 4,
      },
      { kind: 'write', text: '35', at: [534, 520], size: 58, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: ' 74', at: [850, 320], size: 58, ink: 'pencil', wobble: 0.8 },
      { kind: 'write', text: '-21', at: [840, 410], size: 58, ink: 'pencil', wobble: 0.8 },
      {
        kind: 'path',
        points: [
          [840, 436],
          [1_020, 436],
        ],
        ink: 'pencil',
        width: 4,
      },
      { kind: 'write', text: '53', at: [884, 520], size: 58, ink: 'pencil', wobble: 0.8 },
      {
        kind: 'path',
        points: [
          [176, 330],
          [216, 250],
        ],
        ink: 'red',
        width: 4,
      },
      { kind: 'write', text: '4', at: [180, 238], size: 32, ink: 'red' },
      { kind: 'write', text: '25', at: [334, 520], size: 40, ink: 'red' },
      {
        kind: 'write',
        text: 'Cross out the ten each time.',
        at: [150, 660],
        size: 36,
        ink: 'red',
        wobble: 0.3,
      },
    ],
  },
];
