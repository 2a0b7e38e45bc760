import type { LessonPlan } from '../../lesson.ts';

export const plan: LessonPlan = {
  title: 'Two-digit subtraction with regrouping',
  grade: 'Grade 2',
  length: '40 minutes',
  task: 'Work out 52 - 27 with the column method. Then complete six subtractions of the same kind.',
  goals: [
    'Subtract two-digit numbers with regrouping by the column method.',
    'Say the steps in the right order: ones, regroup, tens.',
    'See that blocks give the same answer as the written method.',
  ],
  materials: [
    'Whiteboard and red pen for the regrouping marks',
    'Base-ten blocks for the teacher',
    'Practice page with six items',
  ],
  sections: [
    {
      heading: 'Review',
      minutes: '5 min',
      paragraphs: ['Quick questions on facts to twelve. Remind the class that we start with the ones.'],
    },
    {
      heading: 'Model',
      minutes: '15 min',
      paragraphs: [
        'Work through 52 - 27 on the board with the class. Ask a question at each step so that students stay involved: which column first, can we take seven from two, what does the two become.',
        'Show the same subtraction with blocks. Trade one ten for ten ones and take away twenty seven, so that the class sees the same answer.',
      ],
    },
    {
      heading: 'Practise',
      minutes: '15 min',
      paragraphs: [
        'Six items in the same way. Go round and correct. The most likely mistake is not reducing the tens after regrouping.',
      ],
    },
    {
      heading: 'Close',
      minutes: '5 min',
      paragraphs: ['Students say the steps together. Collect the pages.'],
    },
  ],
  anticipated: [
    {
      students: 'Subtracts the smaller digit from the larger: 7 - 2 = 5',
      teacher: 'Remind them that the top number comes first.',
    },
    {
      students: 'Forgets to reduce the tens and gets 35',
      teacher: 'Tell them to cross out the five and write four.',
    },
    { students: 'Counts back by ones from 52', teacher: 'Show that the column method is quicker.' },
  ],
  check: 'The practice page: five of six correct means ready for three-digit numbers.',
};
