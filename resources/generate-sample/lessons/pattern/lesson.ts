import { students, teacher } from '../../cast.ts';
import type { Lesson } from '../../lesson.ts';
import { plan } from './plan.ts';
import { readings } from './readings.ts';
import { board, turns } from './script.ts';
import { work } from './work.ts';

export const pattern: Lesson = {
  number: 4,
  educator: { name: 'Dario Testcase', school: 'Nowhere Lane School (fictitious)' },
  answers: [
    'I want students to see a growing pattern in two ways, as a step from one stage to the next and as a structure that holds at every stage, and to explain how the two are one thing. Only talk can do that: each student sees one way, and the connection between them has to be said by someone.',
    'The exchange with the quiet student shows most. I gave time, asked only for what was noticed, and stayed with it. That remark about the arms became the rule for stage ten. I would change the board: I wrote the rule, and it would have been better if a student had come to show where each number lives.',
  ],
  wall: '#e4e7ea',
  cast: [teacher('brownShort', 'calm'), ...students('fairLong', 'blackCurls', 'redShort', 'tealScarf')],
  turns,
  board,
  plan,
  work,
  anchor: null,
  readings,
};
