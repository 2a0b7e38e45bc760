import type { LessonPlan } from '../../lesson.ts';

export const plan: LessonPlan = {
  title: 'Growing tile patterns: the step and the structure',
  grade: 'Grade 5',
  length: '50 minutes',
  task: 'The pattern has 4, 7 and 10 tiles at stages 1, 2 and 3. How many tiles are there at stage 10? Find a way to know without drawing it.',
  goals: [
    'Describe a growing pattern by its step (add three) and by its structure (three arms and a middle).',
    'Explain how the step can be seen in the structure.',
    'Test a claim about a later stage, such as “stage 20 is double stage 10”, with the picture.',
  ],
  materials: ['Three stages on the board, middle tile in a second colour', 'Square tiles', 'Recording sheet'],
  sections: [
    {
      heading: 'Launch',
      minutes: '6 min',
      paragraphs: [
        'Show the three stages. Quiet thinking before anyone speaks. The question is how one could know, not how many.',
      ],
    },
    {
      heading: 'Explore',
      minutes: '14 min',
      paragraphs: [
        'Tiles on tables. I note who adds step by step and who sees arms. I also choose one student who rarely speaks and has noticed something in the picture, and plan an opening question that needs no answer, only a noticing.',
      ],
    },
    {
      heading: 'Discuss',
      minutes: '22 min',
      paragraphs: [
        'Start with adding three and leave it standing. Invite the noticing, and stay with it until the length of an arm is tied to the stage number.',
        'Ask where “add three” is in the picture of arms. This is the heart of the lesson, and I will wait for it.',
        'Bring in the doubling claim. It is wrong by one tile, and the picture shows which tile.',
      ],
    },
    {
      heading: 'Close',
      minutes: '8 min',
      paragraphs: [
        'Everyone writes a rule for any stage, with an arrow from each number to its place in the picture.',
      ],
    },
  ],
  anticipated: [
    { students: 'Adds three, nine times', teacher: 'What stays the same each time you add?' },
    { students: '“Three arms and a middle”', teacher: 'Stay with the arms. What happens to them?' },
    { students: '“Stage 10 times 3 is 30”', teacher: 'Which tile have we not counted?' },
    { students: 'Doubles stage 10 for stage 20', teacher: 'Build it: what do you have two of?' },
  ],
  check: 'Rule and arrows on the recording sheet. Look for the “1” to be tied to the middle tile.',
};
