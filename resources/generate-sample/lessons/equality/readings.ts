import { cite, type Lesson, view } from '../../lesson.ts';

export const readings: Lesson['readings'] = [
  {
    rater: 1,
    views: [
      view(
        'A',
        2,
        'One open question about the sign, answered and then replaced by the teacher. A student’s other way is heard, but only because the student offered it.',
        cite('notTwelve', 'tellSame', 'Asked, then told'),
        cite('moved', 'okay', 'A strategy is heard and left'),
      ),
      view(
        'B',
        2,
        'Three students speak; pauses stay under a second except for a show of hands.',
        cite('who', 'moved', 'Hands, then a third voice'),
      ),
      view(
        'C',
        1,
        'A compensation strategy is accepted and dropped. Nothing is related to it.',
        cite('moved', 'okay', '“Okay, nice” and the next task'),
      ),
      view('D', 1, 'Only the equation and the steps are on the board.'),
    ],
  },
  {
    rater: 3,
    views: [
      view(
        'A',
        1,
        'The meaning of the sign is supplied, and the only reasoning offered is brushed aside.',
        cite('notTwelve', 'tellSame', 'Meaning supplied'),
        cite('okay', 'okay', 'Reasoning brushed aside'),
      ),
      view(
        'B',
        1,
        'Quick answers, then a chant. A show of hands is not participation in reasoning.',
        cite('who', 'who+', 'Who had seven'),
        cite('rule', 'chant', 'Said together'),
      ),
      view('C', 1, 'A rule replaces any reason.', cite('rule', 'close', 'Remember the rule')),
      view('D', 1, 'No representation of equality is used.'),
    ],
  },
  {
    rater: 4,
    views: [
      view(
        'A',
        1,
        'Questions look for a number or a definition and the teacher completes the thought.',
        cite('task', 'seven', 'Led to seven'),
      ),
      view(
        'B',
        2,
        'Several students speak and one is given room to finish an idea.',
        cite('moved', 'moved', 'S3 explains without interruption'),
      ),
      view(
        'C',
        2,
        'A second way is at least allowed to stand next to the first, although the press stops there.',
        cite('moved', 'okay', 'Another way, the same seven'),
      ),
      view(
        'D',
        1,
        'The board records the procedure only.',
        cite('tellSame', 'seven', 'Twelve take away five is written'),
      ),
    ],
  },
];
