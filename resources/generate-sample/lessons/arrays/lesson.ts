import { students, teacher } from '../../cast.ts';
import type { Lesson } from '../../lesson.ts';
import { plan } from './plan.ts';
import { readings } from './readings.ts';
import { board, turns } from './script.ts';
import { work } from './work.ts';

export const arrays: Lesson = {
  number: 6,
  educator: { name: 'Femi Testcase', school: 'Makebelieve Road School (fictitious)' },
  answers: [
    'The aim was that students break a product into parts and can say which part of an array each number stands for. I use the array as the thing we talk about, so that a disagreement can be settled by looking. Discussion lets several cuts of one array come up, and a mistake can be examined without anyone losing face because it comes from elsewhere.',
    'I would show the moment with “sixty four”. Nearly four seconds of quiet, and then a student used the drawing to say what was missing. What I did not do is connect the two correct cuts. I said that both are right and moved on. Next time I would ask how one cut could be turned into the other.',
  ],
  wall: '#e6e8e0',
  cast: [teacher('darkCurls', 'low'), ...students('tealScarf', 'brownBob', 'brownShort')],
  turns,
  board,
  plan,
  work,
  anchor: null,
  readings,
};
