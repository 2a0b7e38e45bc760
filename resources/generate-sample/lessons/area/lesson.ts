import { students, teacher } from '../../cast.ts';
import type { Lesson } from '../../lesson.ts';
import { plan } from './plan.ts';
import { anchor, readings } from './readings.ts';
import { board, turns } from './script.ts';
import { work } from './work.ts';

export const area: Lesson = {
  number: 3,
  educator: { name: 'Carys Placeholder', school: 'Invented Valley Academy (fictitious)' },
  answers: [
    'Students should see that area can be added when pieces cover a shape without gaps or overlaps, and that a shape can also be completed and the extra part taken away. I want them to explain why a cut is allowed and not only calculate. Hearing a second way makes the idea stronger than doing one way twice.',
    'I would point to “Why are you allowed to cut it there?”. The student’s reason is exactly the property of area that I was after. What I would change is my summary. I compared the two methods myself because I was pleased that they matched, and the student in the third seat never spoke. I could have asked that student where the empty corner is in the first picture.',
  ],
  wall: '#ece6e2',
  cast: [teacher('blackBun', 'bright'), ...students('brownShort', 'fairLong', 'blackCurls')],
  turns,
  board,
  plan,
  work,
  anchor,
  readings,
};
