import { cite, type Lesson, view } from '../../lesson.ts';

export const anchor: Lesson['anchor'] = {
  rationale:
    'A clear, brisk demonstration with question and answer at every step, which is not yet discourse. A and D reach level 2: one question asks how, and the blocks are referred to. B and C are at level 1. The turn of the lesson is “But I got thirty five”: at level 3 on A and C this would have been asked about, and here it is corrected in one sentence.',
  views: [
    view(
      'A',
      2,
      'One question asks how a result was found and a student describes counting up. The account is accepted for its speed, and why it fits the subtraction is not asked. When another student offers thirty five, the teacher supplies the error.',
      cite('how', 'countUp', 'The one question that asks how'),
      cite('thirtyFive', 'check', 'An unexpected answer is corrected, not explored'),
    ),
    view(
      'B',
      1,
      'Questions follow one another with less than a second of quiet, and replies are one word. The same student answers four of the questions.',
      cite('task', 'five', 'Rapid question and one-word answer'),
    ),
    view(
      'C',
      1,
      'Answers are judged right or wrong and the lesson moves on. The two answers to one task are never set against each other, and nobody is asked for a reason.',
      cite('thirtyFive', 'yes', 'Two different answers, settled by the teacher'),
    ),
    view(
      'D',
      2,
      'Blocks are drawn and the teacher refers to them, but only to confirm an answer already given. No student is asked to find the traded ten in the written work.',
      cite('blocks', 'blocks', 'The teacher draws, trades and reads the result'),
    ),
  ],
};

export const readings: Lesson['readings'] = [
  {
    rater: 1,
    views: [
      view(
        'A',
        2,
        'A single “how” question; the explanation is procedural and is praised for speed.',
        cite('how', 'tens', 'How, then on to the tens'),
      ),
      view(
        'B',
        1,
        'No pause long enough to think in, and mostly one student.',
        cite('canWe', 'takeSeven', 'Three questions in a few seconds'),
      ),
      view(
        'C',
        1,
        'The wrong answer is repaired by the teacher without any reason from a student.',
        cite('thirtyFive', 'check', 'Told what was forgotten'),
      ),
      view(
        'D',
        2,
        'The teacher uses blocks as a check on the written answer.',
        cite('blocks', 'blocks', 'Blocks after the answer'),
      ),
    ],
  },
  {
    rater: 2,
    views: [
      view(
        'A',
        2,
        'We hear how one student got five. Everything else is a single number or word.',
        cite('countUp', 'countUp', 'Counting up is audible'),
      ),
      view(
        'B',
        1,
        'Less than a second after each question throughout.',
        cite('task', 'takeSeven', 'Pace of questions'),
      ),
      view(
        'C',
        2,
        'The teacher does put the written method and the blocks side by side, although the link is made for the class.',
        cite('blocks', 'blocks', '“It is the same answer”'),
      ),
      view(
        'D',
        2,
        'A fitting representation that only the teacher handles and reads.',
        cite('blocks', 'blocks', 'Teacher trades the ten'),
      ),
    ],
  },
  {
    rater: 3,
    views: [
      view(
        'A',
        1,
        'Nearly every question has one expected word. The one “how” is dropped at once.',
        cite('task', 'five', 'Single-answer questions'),
        cite('countUp', 'tens', '“Good, that is quick”'),
      ),
      view(
        'B',
        1,
        'Answers are taken from the first voice and the class is asked to agree.',
        cite('check', 'yes', '“Has everybody else got twenty five?”'),
      ),
      view(
        'C',
        1,
        'No idea is related to any other.',
        cite('thirtyFive', 'yes', 'The other answer is passed over'),
      ),
      view(
        'D',
        1,
        'The blocks decorate a result that is already on the board.',
        cite('blocks', 'blocks', 'Blocks as an afterthought'),
      ),
    ],
  },
  {
    rater: 4,
    views: [
      view('A', 2, 'One invitation to explain, accepted as it is.', cite('how', 'countUp', 'Asked how')),
      view(
        'B',
        2,
        'Three students speak, although the pauses are very short.',
        cite('ones', 'no', 'Two students within seconds'),
        cite('thirtyFive', 'thirtyFive', 'A third student speaks up'),
      ),
      view('C', 1, 'Evaluate and move on.', cite('check', 'close', 'Correct, confirm, next')),
      view(
        'D',
        2,
        'The model is shown and named; no student is asked to interpret it.',
        cite('blocks', 'blocks', 'Five tens and two ones'),
      ),
    ],
  },
];
