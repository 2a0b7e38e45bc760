import { cite, type Lesson, view } from '../../lesson.ts';

export const readings: Lesson['readings'] = [
  {
    rater: 1,
    views: [
      view(
        'A',
        3,
        'Noticing is drawn out and followed up in the student’s own terms. The adding strategy is not itself probed.',
        cite('invite', 'long', 'From a noticing to a relationship'),
      ),
      view(
        'B',
        4,
        'Long quiet after the task, after an answer and after the invitation; four voices, one of them invited with support.',
        cite('task+', 'task+', 'Four seconds'),
        cite('invite', 'middle', 'Invites a quiet student and waits'),
      ),
      view(
        'C',
        4,
        'Students link adding three to the arms, then refute doubling with a reason that holds in general.',
        cite('where', 'grow', 'The step found in the structure'),
        cite('double', 'twoMiddles', 'A claim tested and refuted'),
      ),
      view(
        'D',
        3,
        'The picture is interpreted by students and tied to the numbers throughout.',
        cite('long', 'multiply', 'Arm length tied to the stage number'),
      ),
    ],
  },
  {
    rater: 2,
    views: [
      view(
        'A',
        4,
        'A first noticing is pursued until its meaning is public, and the class then uses it.',
        cite('middle', 'long', 'Stay with the arms'),
        cite('multiply', 'multiply', 'Used by another student'),
      ),
      view(
        'B',
        4,
        'Wait time is generous and deliberate, and a non-volunteer is brought in kindly.',
        cite('invite', 'invite+', 'No answer needed; three seconds'),
      ),
      view(
        'C',
        4,
        'Two ways are related by students and a false claim is tested.',
        cite('multiply', 'grow', 'Two ways related'),
        cite('twoMiddles', 'twoMiddles', 'Counter-argument'),
      ),
      view(
        'D',
        3,
        'Students read the picture well; symbols stay with the teacher.',
        cite('grow', 'grow', 'Where three more tiles are'),
      ),
    ],
  },
  {
    rater: 3,
    views: [
      view(
        'A',
        3,
        'Reasoning can be followed for every speaker.',
        cite('arms', 'long', 'Follow-up and reasoning'),
      ),
      view(
        'B',
        3,
        'Quiet is long and a student is invited; the second half runs on volunteers.',
        cite('invite', 'invite+', 'Invitation and wait'),
      ),
      view(
        'C',
        3,
        'Connection voiced by a student. The doubling claim came from the teacher.',
        cite('where', 'grow', 'Asked and answered'),
        cite('double', 'double', 'The claim is the teacher’s'),
      ),
      view(
        'D',
        2,
        'The teacher draws and labels; students talk about the picture without handling it.',
        cite('multiply', 'where', 'The teacher writes the rule'),
      ),
    ],
  },
  {
    rater: 4,
    views: [
      view(
        'A',
        3,
        'Asks for what is noticed and builds from it.',
        cite('invite', 'middle', 'What do you notice'),
      ),
      view(
        'B',
        4,
        'Four students reason and the pauses are kept even after answers.',
        cite('arms+', 'arms+', 'Quiet kept'),
        cite('double+', 'double+', 'Quiet kept again'),
      ),
      view(
        'C',
        4,
        'The press goes from stage ten to any stage.',
        cite('where', 'grow', 'Why adding three works'),
        cite('close', 'close', 'A rule for any stage'),
      ),
      view(
        'D',
        4,
        'Picture, number sequence and rule are related, and the relation is used to refute doubling.',
        cite('multiply', 'grow', 'Between rule and picture'),
        cite('twoMiddles', 'twoMiddles', 'Refuted by the picture'),
      ),
    ],
  },
];
