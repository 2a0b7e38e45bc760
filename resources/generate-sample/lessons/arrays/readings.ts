import { cite, type Lesson, view } from '../../lesson.ts';

export const readings: Lesson['readings'] = [
  {
    rater: 1,
    views: [
      view(
        'A',
        3,
        'Follow-ups ask where and how, and stay with each student’s own cut.',
        cite('where', 'block', 'Where is the sixty'),
        cite('write', 'twice', 'Numbers that match the cut'),
      ),
      view(
        'B',
        3,
        'More than three seconds after two demanding questions and three voices, all volunteers.',
        cite('task+', 'task+', 'Quiet after the task'),
        cite('mistake+', 'mistake+', 'Quiet before judging'),
      ),
      view(
        'C',
        3,
        'A flawed calculation is tested by a student with a reason from the structure.',
        cite('mistake', 'oneRow', 'Reason why sixty four is wrong'),
      ),
      view(
        'D',
        4,
        'Array and expression are matched in both directions and used to judge the mistake.',
        cite('where', 'block', 'Number to array'),
        cite('write', 'twice', 'Cut to expression'),
        cite('mistake', 'oneRow', 'Judged by the drawing'),
      ),
    ],
  },
  {
    rater: 2,
    views: [
      view(
        'A',
        3,
        'Each explanation is complete and prompted by a question about meaning.',
        cite('half', 'twice', 'Sideways cut explained'),
      ),
      view(
        'B',
        3,
        'Real thinking time, three students.',
        cite('mistake+', 'oneRow', 'Quiet, then a new voice'),
      ),
      view(
        'C',
        2,
        'Two cuts stand side by side and the teacher declares both correct. Students are not asked to relate them.',
        cite('other', 'half', 'Another way'),
        cite('tell', 'tell', 'Both correct, told'),
      ),
      view(
        'D',
        4,
        'The correspondence between drawing and numbers is what the talk is about.',
        cite('where', 'twice', 'Drawing and numbers throughout'),
      ),
    ],
  },
  {
    rater: 3,
    views: [
      view(
        'A',
        2,
        'Students report steps. “Where is the sixty” is a pointing task, not a reason.',
        cite('tenFour', 'block', 'Steps, then pointing'),
      ),
      view(
        'B',
        3,
        'Wait time is clear. Nobody is invited beyond the hands.',
        cite('task', 'task+', 'Quiet, hands'),
      ),
      view(
        'C',
        2,
        'No student responds to another student in the whole clip.',
        cite('tenFour', 'half', 'Two separate reports'),
        cite('tell', 'tell', 'Closed by the teacher'),
      ),
      view(
        'D',
        3,
        'Students interpret the array; the last expression is written by the teacher.',
        cite('block', 'block', 'Blocks named'),
        cite('tell', 'tell', 'The teacher writes the expression'),
      ),
    ],
  },
  {
    rater: 4,
    views: [
      view(
        'A',
        4,
        'An error is made the object of thinking, and its reason becomes public.',
        cite('mistake', 'oneRow', 'Does the drawing agree'),
        cite('where', 'block', 'Meaning of the sixty'),
      ),
      view(
        'B',
        3,
        'Three seconds and more, twice, with three students reasoning.',
        cite('task+', 'task+', 'Quiet'),
        cite('where+', 'where+', 'Quiet again'),
      ),
      view(
        'C',
        3,
        'Presses for a match between cut and expression and has a claim refuted with a reason.',
        cite('write', 'oneRow', 'Matching, then refuting'),
      ),
      view(
        'D',
        4,
        'Moves between cut, drawing and expression in every exchange.',
        cite('where', 'twice', 'Each number is placed in the array'),
      ),
    ],
  },
];
