import type { LessonPlan } from '../../lesson.ts';

export const plan: LessonPlan = {
  title: 'Breaking up an array to multiply',
  grade: 'Grade 4',
  length: '45 minutes',
  task: 'An array has 6 rows of 14. Break it up so that you can find the total in your head. Show your cut and write it with numbers.',
  goals: [
    'Break a product into parts and say which part of the array each number stands for.',
    'Write an expression that matches a cut, and draw a cut that matches an expression.',
    'Use the array to decide whether a calculation is right.',
  ],
  materials: [
    'Array on the board',
    'Squared paper arrays to cut',
    'One piece of work from elsewhere, with a mistake',
  ],
  sections: [
    {
      heading: 'Launch',
      minutes: '5 min',
      paragraphs: [
        'Show the array without the total. Ask for a way to break it up. Thinking time before hands are called on.',
      ],
    },
    {
      heading: 'Explore',
      minutes: '15 min',
      paragraphs: [
        'Pairs cut paper arrays. I look for a cut at ten, a cut in halves, and other cuts. For each I ask: where is this number in your array?',
      ],
    },
    {
      heading: 'Discuss',
      minutes: '20 min',
      paragraphs: [
        'First the cut at ten, then the cut in halves. Each speaker points to the parts, and the expression is written to match the cut.',
        'Then the mistake: 6 × 10 + 4 = 64. Ask whether the drawing agrees, and wait. The class should find the five rows of four that are missing.',
      ],
    },
    {
      heading: 'Close',
      minutes: '5 min',
      paragraphs: ['Copy both cuts into the notebook, each with its expression.'],
    },
  ],
  anticipated: [
    { students: '6 × 10 and 6 × 4', teacher: 'Where is the sixty in the array?' },
    { students: 'Halves the rows and doubles', teacher: 'Say it with numbers that match your cut.' },
    { students: '6 × 10 + 4', teacher: 'Does the drawing agree?' },
    { students: 'Counts squares by ones', teacher: 'Which row do you already know?' },
  ],
  check: 'Exit task: draw a cut for 7 × 12 and write the matching expression.',
};
