import type { WorkSheet } from '../../lesson.ts';

export const work: readonly WorkSheet[] = [
  {
    student: 'S3',
    task: 'Fill in the missing number.',
    paper: 'ruled',
    marks: [
      { kind: 'write', text: '1.  8 + 4 = 7 + 5', at: [130, 290], size: 42, ink: 'pencil', wobble: 0.7 },
      {
        kind: 'write',
        text: '5 is 1 more so 8 goes down 1',
        at: [690, 286],
        size: 26,
        ink: 'blue',
        wobble: 0.7,
      },
      { kind: 'write', text: '2.  6 + 9 = 5 + 10', at: [130, 390], size: 42, ink: 'pencil', wobble: 0.7 },
      {
        kind: 'write',
        text: '10 is 1 more so 6 goes down 1',
        at: [690, 386],
        size: 26,
        ink: 'blue',
        wobble: 0.7,
      },
      { kind: 'write', text: '3.  7 + 6 = 9 + 4', at: [130, 490], size: 42, ink: 'pencil', wobble: 0.7 },
      { kind: 'write', text: '2 more and 2 less', at: [690, 486], size: 26, ink: 'blue', wobble: 0.7 },
      { kind: 'write', text: '4.  5 + 8 = 3 + 10', at: [130, 590], size: 42, ink: 'pencil', wobble: 0.7 },
      {
        kind: 'write',
        text: 'Please use the rule and show the subtraction.',
        at: [130, 730],
        size: 34,
        ink: 'red',
        wobble: 0.3,
      },
    ],
  },
];
