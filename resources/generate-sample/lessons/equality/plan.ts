import type { LessonPlan } from '../../lesson.ts';

export const plan: LessonPlan = {
  title: 'Missing numbers and the equals sign',
  grade: 'Grade 3',
  length: '35 minutes',
  task: 'Fill in the blank: 8 + 4 = __ + 5. Then complete numbers one to eight on the page.',
  goals: [
    'Know that the equals sign means “the same as”.',
    'Find a missing number by working out the finished side and subtracting.',
    'Use the rule without help on eight items.',
  ],
  materials: ['Whiteboard', 'Practice page with eight items'],
  sections: [
    {
      heading: 'Introduce',
      minutes: '10 min',
      paragraphs: [
        'Write 8 + 4 = __ + 5. Ask for the number. Most will say twelve. Explain that both sides must be the same and lead the class to seven.',
      ],
    },
    {
      heading: 'Second example',
      minutes: '5 min',
      paragraphs: ['6 + 9 = __ + 10. Check that the class can use the rule. Say the rule together.'],
    },
    {
      heading: 'Practise',
      minutes: '15 min',
      paragraphs: ['Numbers one to eight. Help those who are stuck by showing the two steps again.'],
    },
    {
      heading: 'Close',
      minutes: '5 min',
      paragraphs: ['Read out the answers. Students mark their own work.'],
    },
  ],
  anticipated: [
    { students: 'Writes 12 in the blank', teacher: 'Say that it is not twelve and ask what the sign means.' },
    { students: 'Writes 17, adding everything', teacher: 'Show which side is finished.' },
    { students: 'Reasons that 5 is one more than 4', teacher: 'Accept it, then return to the rule.' },
  ],
  check: 'Seven of eight correct on the page.',
};
