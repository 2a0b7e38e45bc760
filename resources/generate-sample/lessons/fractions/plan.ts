import type { LessonPlan } from '../../lesson.ts';

export const plan: LessonPlan = {
  title: 'Comparing fractions by the missing piece',
  grade: 'Grade 4',
  length: '45 minutes',
  task: 'Which is larger, 3/4 or 5/6? Decide without finding a common denominator, and convince a partner.',
  goals: [
    'Compare two fractions that are each one unit fraction away from 1 by comparing the missing pieces.',
    'Explain why a larger denominator makes a smaller piece, and use this to justify a comparison.',
    'Respond to another student’s idea by saying what is right in it and what is not yet complete.',
  ],
  materials: [
    'Two fraction bars of equal length, drawn on the board',
    'Recording sheet',
    'Blank bars for partners',
  ],
  sections: [
    {
      heading: 'Launch',
      minutes: '5 min',
      paragraphs: [
        'Write the two fractions side by side. Ask for silent thinking before any hands. Say that I am interested in how they decide, and that a first idea may change.',
      ],
    },
    {
      heading: 'Explore',
      minutes: '12 min',
      paragraphs: [
        'Partners decide and record a reason. I look for three ideas: equal because “one away”, five sixths because “more pieces”, and five sixths because “a smaller piece is missing”. I note who has which and choose the first speaker from the “one away” group, since that idea contains the structure we need.',
      ],
    },
    {
      heading: 'Discuss',
      minutes: '20 min',
      paragraphs: [
        'Start with “one piece away”. Do not evaluate it. Repeat the phrase and ask for more about the pieces. Draw both bars with equal wholes and let a student test the idea on them.',
        'Ask how the second explanation fits with the first, so that the class hears the first idea as a step and not as a mistake. Then press for the general case with 7/8 and 8/9.',
      ],
    },
    {
      heading: 'Close',
      minutes: '8 min',
      paragraphs: [
        'Students write the claim in their own words. Partners look for a pair of fractions that breaks it.',
      ],
    },
  ],
  anticipated: [
    {
      students: '“Equal: both are one piece away.”',
      teacher: 'Say more about those pieces. Are they alike?',
    },
    {
      students: '“5/6, because 5 and 6 are bigger numbers.”',
      teacher: 'Would that also make 5/10 larger than 3/4?',
    },
    {
      students: '“5/6: only a sixth is missing.”',
      teacher: 'Where do you see the sixth on the bar? Why is it smaller?',
    },
    { students: 'Common denominator, 9/12 and 10/12', teacher: 'Where is that one twelfth in the two gaps?' },
  ],
  check:
    'Exit slip: “9/10 or 11/12? Draw or write what convinces you.” I sort the slips by the reason given, not by the answer.',
};
