import type { Criterion, Rubric } from '#shared/domain/rubric.ts';
import { idOf } from './ids.ts';
import type { Letter, Points } from './lesson.ts';

const levelNames = ['Not yet evident', 'Emerging', 'Proficient', 'Exemplary'] as const;
const passingPoints: Points = 3;

interface CriterionText {
  letter: Letter;
  name: string;
  question: string;
  descriptors: readonly [string, string, string, string];
}

const criteria: readonly CriterionText[] = [
  {
    letter: 'A',
    name: 'Eliciting student thinking',
    question: 'Does the teacher bring out how students are thinking, and not only what they answer?',
    descriptors: [
      'Questions call for a single answer, or the teacher supplies the reasoning. Students contribute words or numbers. Nothing in the exchange shows how anyone was thinking.',
      'At least one question invites an explanation, but a partial or purely procedural account is accepted, or the teacher completes it. What a student did can be heard; why it makes sense cannot. Unexpected answers are corrected, not explored.',
      'Questions ask students to explain why or how they know, and the explanations are long enough that their reasoning can be reconstructed from their own words. The follow-up stays with what the student said and does not steer to a planned answer.',
      'The teacher pursues a particular idea, including an incomplete or mistaken one, until the reasoning beneath it is public. The class then uses that idea as a resource: it is returned to, revised or built on by students.',
    ],
  },
  {
    letter: 'B',
    name: 'Wait time and participation',
    question: 'Do students get time to think, and does the teacher widen who takes part in the reasoning?',
    descriptors: [
      'Questions are answered at once by the teacher or the first volunteer, with about a second of quiet or less. One voice, or a chorus of short answers, carries the exchange.',
      'There is some quiet after questions, or more than one student speaks at some length, but not both as a pattern: pauses of one to two seconds end with a hint, a rewording or the first hand. Who takes part depends on who volunteers.',
      'After at least one demanding question the teacher leaves three seconds or more without speaking, and at least two students contribute reasoning. The quiet is protected: hands are held back, or the question is left as it was.',
      'Quiet is kept both after questions and after answers, and at least three students contribute reasoning. A student who had not volunteered is brought in with support that leaves the thinking with that student.',
    ],
  },
  {
    letter: 'C',
    name: 'Connecting ideas and pressing for reasoning',
    question: 'Are ideas related to one another and pressed until they rest on a mathematical reason?',
    descriptors: [
      'Answers are judged right or wrong and the lesson moves on. No idea is related to another, and agreement or a rule stands in for a reason.',
      'The teacher asks for a reason or sets two ideas side by side, but the press ends with the first statement, or the teacher makes the connection for the class. Students speak to the teacher and not to each other’s ideas.',
      'The teacher presses until a reason that rests on the mathematics is given, and at least one student responds to another’s idea or to a claim by comparing, agreeing or disagreeing with a reason. The connection is voiced by a student.',
      'Students relate two or more strategies, or test a claim with a counterexample or a general case, and build on one another with little prompting. The press moves from “why here” to “why always”.',
    ],
  },
  {
    letter: 'D',
    name: 'Use of representations',
    question: 'Do drawings, models, words and symbols serve as tools for reasoning in the discussion?',
    descriptors: [
      'No representation beyond the written calculation is used, or one is present that the talk never refers to. It decorates or records a procedure.',
      'A fitting representation is shown and mentioned, but the teacher makes it and reads it, usually to confirm an answer that is already there. Students are not asked to say what its parts stand for.',
      'Students interpret a representation to explain or justify, and tie its parts explicitly to quantities or operations. At least one important feature is named by a student.',
      'Students move between two or more representations, such as a drawing and an expression, and use the match between them to justify or to judge a strategy. The correspondence itself is what the talk is about.',
    ],
  },
];

export const rubric: Rubric = {
  id: idOf('rubric'),
  version: 1,
  title: 'Facilitating mathematical discourse',
  criteria: criteria.map(criterionFrom),
};

function criterionFrom({ letter, name, question, descriptors }: CriterionText): Criterion {
  const levels = descriptors.map((descriptor, i) => ({
    id: levelId(letter, (i + 1) as Points),
    points: i + 1,
    name: levelNames[i] ?? '',
    descriptor,
  }));
  return {
    id: criterionId(letter),
    letter,
    name,
    question,
    levels,
    passingLevelId: levelId(letter, passingPoints),
  };
}

/** What the rubric says of a level. */
export function levelText(letter: Letter, points: Points): string {
  return criteria.find((criterion) => criterion.letter === letter)?.descriptors[points - 1] ?? '';
}

export function criterionId(letter: Letter): string {
  return idOf(`criterion/${letter}`);
}

export function levelId(letter: Letter, points: Points): string {
  return idOf(`criterion/${letter}/level/${points}`);
}
