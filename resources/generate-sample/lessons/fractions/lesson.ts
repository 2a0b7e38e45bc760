import { students, teacher } from '../../cast.ts';
import type { Lesson } from '../../lesson.ts';
import { plan } from './plan.ts';
import { anchor, readings } from './readings.ts';
import { board, turns } from './script.ts';
import { work } from './work.ts';

export const fractions: Lesson = {
  number: 1,
  educator: { name: 'Alba Placeholder', school: 'Mockingbird Primary (fictitious)' },
  answers: [
    'I wanted students to compare fractions by reasoning about the piece that is missing from one whole, before they reach for a common denominator. Talk matters here because the tempting idea, “both are one piece away, so they are equal”, is half right. If I simply correct it, the useful half is lost. If students say it, test it on the bars and repair it, they own the idea that the size of the piece decides.',
    'The moment that shows most is after the first answer, when I repeat “one piece away” and then wait. The student changed their own mind. I kept the bars on the board for that reason. Next time I would invite someone from the back table before the second hand goes up: three voices carried this discussion, and I do not know what the others were thinking.',
  ],
  wall: '#e9e6dd',
  cast: [teacher('auburnBob', 'warm'), ...students('darkCurls', 'brownBob', 'blackLong')],
  turns,
  board,
  plan,
  work,
  anchor,
  readings,
};
