import { students, teacher } from '../../cast.ts';
import type { Lesson } from '../../lesson.ts';
import { plan } from './plan.ts';
import { anchor, readings } from './readings.ts';
import { board, turns } from './script.ts';
import { work } from './work.ts';

export const subtraction: Lesson = {
  number: 2,
  educator: { name: 'Bruno Placeholder', school: 'Example Hill School (fictitious)' },
  answers: [
    'The goal was that every student can subtract two-digit numbers with regrouping and does not lose track of the tens. Discussion helps because when students say the steps aloud they remember them. I keep the pace high so that everyone stays with me, and I use the blocks so that they can see that the written method is right.',
    'I think the best moment is where I ask “How did you get five?”, because the student told us about counting up. The blocks also went well. I would change the part with the student who had thirty five: I told them what was wrong because we were short of time, and I could have asked to see the work first.',
  ],
  wall: '#e3e8e6',
  cast: [teacher('greyShort', 'brisk'), ...students('redShort', 'tealScarf', 'brownShort')],
  turns,
  board,
  plan,
  work,
  anchor,
  readings,
};
