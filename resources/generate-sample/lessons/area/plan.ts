import type { LessonPlan } from '../../lesson.ts';

export const plan: LessonPlan = {
  title: 'Area of shapes made of rectangles',
  grade: 'Grade 3',
  length: '50 minutes',
  task: 'The floor of a room is shaped like an L: 6 m tall, 7 m wide, arms 3 m and 2 m. Find its area in a way you can explain.',
  goals: [
    'Find the area of a composite shape by cutting it into rectangles, or by completing it and taking a part away.',
    'Explain why the areas of pieces can be added: they cover the shape with no gap and no overlap.',
    'Find a length that is not labelled from the lengths that are.',
  ],
  materials: ['Floor plan on the board', 'Squared paper', 'Two colours for each pair'],
  sections: [
    {
      heading: 'Launch',
      minutes: '5 min',
      paragraphs: [
        'Show the plan. Ask what makes this shape harder than a rectangle. Collect lengths that we know and lengths that we would have to work out.',
      ],
    },
    {
      heading: 'Explore',
      minutes: '15 min',
      paragraphs: [
        'Pairs find the area in one way, then in a second. I watch for a horizontal cut, a vertical cut, and the completed rectangle, and ask a pair with each to be ready to share.',
      ],
    },
    {
      heading: 'Discuss',
      minutes: '20 min',
      paragraphs: [
        'Begin with a cut, since most pairs will have one. Ask why the cut is allowed. Then the completed rectangle: ask how the missing lengths were found.',
        'Compare the two ways. The point to reach: both describe the same floor.',
      ],
    },
    {
      heading: 'Apply',
      minutes: '10 min',
      paragraphs: [
        'A second floor plan with two corners missing. Students choose a way and write one sentence on why they chose it.',
      ],
    },
  ],
  anticipated: [
    { students: 'Adds all labelled lengths', teacher: 'What would that number tell us about the floor?' },
    {
      students: 'Cuts, but uses 7 for the small rectangle',
      teacher: 'Where on the picture does this 7 start and end?',
    },
    {
      students: 'Completes the rectangle: 42 - 16',
      teacher: 'How do you know the size of the part that is missing?',
    },
    { students: 'Pieces overlap at the corner', teacher: 'Colour each piece. Is any floor coloured twice?' },
  ],
  check: 'One sentence: “I may add the areas because …”. Look for covering and for no overlap.',
};
