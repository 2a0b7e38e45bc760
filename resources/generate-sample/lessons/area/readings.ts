import { cite, type Lesson, view } from '../../lesson.ts';

export const readings: Lesson['readings'] = [
  {
    rater: 1,
    views: [
      view(
        'A',
        3,
        'Asks why the cut is allowed and how the missing part is known; both answers give the reasoning in full.',
        cite('why', 'cover', 'Why, and a full reason'),
        cite('missing', 'sides', 'How do you know'),
      ),
      view(
        'B',
        2,
        'Pauses of about a second and two volunteers. S3 is never brought in.',
        cite('gap', 'gap+', 'First hand is called on'),
      ),
      view(
        'C',
        2,
        'Two strategies side by side, but the teacher says why they must match.',
        cite('tell', 'tell', 'The teacher makes the connection'),
      ),
      view(
        'D',
        3,
        'Students explain from the drawing and tie its parts to the numbers.',
        cite('cover', 'cover', 'Pieces linked to eighteen and eight'),
        cite('sides', 'sides', 'Lengths found from the drawing'),
      ),
    ],
  },
  {
    rater: 2,
    views: [
      view(
        'A',
        3,
        'Explanations are long enough to rebuild the thinking, and follow-ups stay with the speaker’s own idea.',
        cite('cut', 'cover', 'Cut and its justification'),
      ),
      view(
        'B',
        3,
        'The class gets a moment after each question and two students give long reasoning.',
        cite('task', 'cut', 'A pause, then a long answer'),
        cite('gap+', 'big', 'Quiet, then a second voice'),
      ),
      view(
        'C',
        2,
        'A second way is asked for, and then summarised by the teacher.',
        cite('gap', 'big', 'A different way'),
        cite('tell', 'tell', 'Summary'),
      ),
      view(
        'D',
        3,
        'The empty corner is identified and measured by a student on the picture.',
        cite('big', 'sides', 'Completing the rectangle'),
      ),
    ],
  },
  {
    rater: 3,
    views: [
      view(
        'A',
        2,
        'Good questions, but each student is asked once and then left; the sides are a calculation, not a reason.',
        cite('missing', 'sides', 'Mostly calculation'),
      ),
      view(
        'B',
        2,
        'Only the two with hands up. One second is not time to think.',
        cite('task+', 'task+', 'About one second'),
        cite('tell+', 'close', '“Any questions? No?”'),
      ),
      view('C', 2, 'The comparison is the teacher’s own.', cite('tell', 'tell', 'Why both match is told')),
      view(
        'D',
        3,
        'The drawing carries both arguments and students read it.',
        cite('cover', 'cover', 'Explains from the drawing'),
      ),
    ],
  },
];
