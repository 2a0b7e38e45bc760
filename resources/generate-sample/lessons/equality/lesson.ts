import { students, teacher } from '../../cast.ts';
import type { Lesson } from '../../lesson.ts';
import { plan } from './plan.ts';
import { readings } from './readings.ts';
import { board, turns } from './script.ts';
import { work } from './work.ts';

export const equality: Lesson = {
  number: 5,
  educator: { name: 'Elif Testcase', school: 'Blank Page Elementary (fictitious)' },
  answers: [
    'Students often write the total in the blank. I wanted them to know that the equals sign means “the same as” and to have a rule that always works. I ask questions all the way so that they take part, and saying the rule together helps those who are less sure.',
    'The strongest moment is where the class says the rule. Everyone was with me and the second task was right at once. One student had another way, which was nice to hear. I would change the seating so that I can see all the hands, and next time I would write the rule on the board from the start.',
  ],
  wall: '#eae7df',
  cast: [teacher('plumScarf', 'northern'), ...students('blackLong', 'redShort', 'brownBob')],
  turns,
  board,
  plan,
  work,
  anchor: null,
  readings,
};
