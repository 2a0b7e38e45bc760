import { cite, type Lesson, view } from '../../lesson.ts';

export const anchor: Lesson['anchor'] = {
  rationale:
    'Strong explanations inside a discussion that stays between the teacher and two volunteers. A and D reach level 3 because both students say why their way works and read it off the drawing. B and C stay at level 2 for what the teacher took over: the quiet ends with the first hand, and the match of the two ways, which was there for students to find, is told to them.',
  views: [
    view(
      'A',
      3,
      'Both follow-ups ask for the reason behind what a student has just done, and each answer can be followed from start to end. It is not level 4, because no idea is returned to: after its explanation each is left behind.',
      cite('why', 'cover', 'Asked why the cut is allowed, and answered with the property itself'),
      cite('missing', 'sides', 'Asked how the length is known, and answered from the sides'),
    ),
    view(
      'B',
      2,
      'Two students reason at length, but no quiet lasts longer than a second and a half, and both times it ends with the only hand that is up. Level 3 needs three seconds left to the class.',
      cite('task', 'task+', 'The first hand ends the quiet'),
      cite('gap', 'gap+', 'So does the second'),
    ),
    view(
      'C',
      2,
      'A second way is asked for and set beside the first. That they must match, and why, comes from the teacher, and nobody responds to the idea of another. Level 3 needs a student to voice the connection.',
      cite('tell', 'tell', 'The teacher makes the connection for the class'),
    ),
    view(
      'D',
      3,
      'Students read the drawing to explain: one ties the two pieces to eighteen and eight, the other finds the empty corner from the sides. Picture and expression are not held against one another, so it is not level 4.',
      cite('cover', 'cover', 'Pieces of the floor tied to the numbers that are added'),
      cite('sides', 'sides', 'The empty corner found on the drawing'),
    ),
  ],
};

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
