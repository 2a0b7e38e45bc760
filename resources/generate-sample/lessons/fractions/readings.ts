import { cite, type Lesson, view } from '../../lesson.ts';

export const anchor: Lesson['anchor'] = {
  rationale:
    'A strong discussion built on an incomplete first idea. What separates it from level 3 on A and C is that the teacher stays with “one piece away” until its author repairs it, and then presses for the general case. It stays at level 3 on B, because nobody who had not volunteered was drawn in, and on D, because the bars are used well but are the only representation that students work with.',
  views: [
    view(
      'A',
      4,
      'The teacher repeats the student’s own words without judging them and asks for more. The student’s reasoning changes in public, and the incomplete idea becomes the resource for the rest of the discussion.',
      cite('same', 'probe', 'An incomplete idea is repeated, not corrected'),
      cite('notice', 'notice', 'The student sees for themself that the pieces differ'),
    ),
    view(
      'B',
      3,
      'More than three seconds of quiet after the opening question and again after the follow-up, and three students reason aloud. Level 4 needs someone invited who had not volunteered; after the first call, the speakers are those with hands up.',
      cite('task', 'task+', 'No hands: four seconds to think'),
      cite('probe', 'probe+', 'Quiet after the follow-up as well'),
    ),
    view(
      'C',
      4,
      'The teacher asks how two explanations fit together, and a student voices the connection. The new pair of fractions moves the claim from this case to all fractions that lack one piece.',
      cite('relate', 'both', 'A student relates the second idea to the first'),
      cite('extend', 'general', 'From one case to a general claim'),
    ),
    view(
      'D',
      3,
      'A student reads the gaps on the bars and ties them to one sixth and one fourth. Students do not move between the bars and another representation, so it is not level 4.',
      cite('bars', 'closer', 'A student uses the bars to justify the comparison'),
    ),
  ],
};

export const readings: Lesson['readings'] = [
  {
    rater: 1,
    views: [
      view(
        'A',
        4,
        'Follow-up stays with “one piece away” until the student revises the idea.',
        cite('probe', 'notice', 'Probe, long quiet, revision'),
      ),
      view(
        'B',
        3,
        'Two real waits and three reasoning voices; no deliberate invitation beyond the first call.',
        cite('task', 'task+', 'Four seconds after the question'),
      ),
      view(
        'C',
        4,
        'The first idea is connected to the second by a student and the claim is then generalised.',
        cite('relate', 'both', 'Connection voiced by S3'),
        cite('extend', 'general', 'General claim'),
      ),
      view(
        'D',
        3,
        'Bars are read by a student and the gaps are named as unit fractions.',
        cite('closer', 'closer', 'One sixth against one fourth'),
      ),
    ],
  },
  {
    rater: 2,
    views: [
      view(
        'A',
        4,
        'An unfinished idea is made public and worked on, not replaced.',
        cite('same', 'notice', 'From “the same” to “not the same size”'),
      ),
      view(
        'B',
        4,
        'Wait time after the question and after an answer, and three of three students contribute.',
        cite('task+', 'task+', 'Quiet'),
        cite('probe+', 'probe+', 'Quiet after the probe'),
      ),
      view(
        'C',
        4,
        'Students build on one another and end with a claim they could defend for other fractions.',
        cite('both', 'general', 'Linking, then generalising'),
      ),
      view(
        'D',
        3,
        'The drawing is the tool of the argument, tied to the numbers by students.',
        cite('bars', 'closer', 'Asked to test on the bars'),
      ),
    ],
  },
  {
    rater: 3,
    views: [
      view(
        'A',
        3,
        'Reasons are asked for and given. One probe of one student is not yet a sustained pattern.',
        cite('probe', 'notice', 'The only real probe'),
      ),
      view(
        'B',
        3,
        'There is clear wait time, but the same hands come back.',
        cite('task', 'task+', 'Wait'),
        cite('extend', 'general', 'S1 speaks again'),
      ),
      view(
        'C',
        3,
        'A connection is asked for and voiced by a student; the general claim is asserted, not argued.',
        cite('relate', 'both', 'Connection'),
      ),
      view(
        'D',
        3,
        'A student interprets the bars and names the gap.',
        cite('closer', 'closer', 'Reads the gap'),
      ),
    ],
  },
  {
    rater: 4,
    views: [
      view(
        'A',
        4,
        'The teacher’s words are the student’s words. Reasoning is fully audible.',
        cite('same', 'probe', 'Revoicing without judging'),
      ),
      view(
        'B',
        3,
        'Long quiet twice and three students, all volunteers after the first.',
        cite('probe', 'probe+', 'Three seconds after the probe'),
      ),
      view(
        'C',
        4,
        'Moves from comparing ideas to testing whether the reason always works.',
        cite('extend', 'close', 'Asked to extend, then to break the claim'),
      ),
      view(
        'D',
        4,
        'Bars and fraction symbols are related by students and used to judge the first claim.',
        cite('notice', 'closer', 'Bars tied to symbols'),
      ),
    ],
  },
];
