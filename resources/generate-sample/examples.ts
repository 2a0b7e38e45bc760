import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { StatementKind } from '#shared/domain/exercise.ts';
import { idOf } from './ids.ts';
import { type Meant, reflectionFile, writtenAnchor, writtenSubmission } from './written.ts';
import { answers } from './writtenWindow.ts';

interface Example {
  number: number;
  name: string;
  meant: Meant;
  difficulty: NonNullable<ProgrammeFile['anchors'][number]['difficulty']>;
  rationale: string;
  statements: readonly (readonly [kind: StatementKind, text: string, why: string])[];
}

/** Made-up people; none of the names is a word of the texts. */
const examples: readonly Example[] = [
  {
    number: 72,
    name: 'Zenobia Placeholder',
    meant: { A: 4, B: 4, C: 3, D: 4 },
    difficulty: 'clear',
    rationale:
      'Every part says what was done and what students did next. In the third a reason is pressed for and answered once; for the highest level students would relate several ways by themselves.',
    statements: [
      [
        'evidence',
        'A student who never volunteers read out her notes and was then asked by another what she meant.',
        'It can be found in the text, word for word: who did what, and what came next.',
      ],
      [
        'interpretation',
        'The educator has built a culture in which wrong ideas are welcome.',
        'The text says that one idea was kept until it was clear where it broke. What culture that comes from is a conclusion.',
      ],
      [
        'evidence',
        'A student disagreed with another and gave a reason with the areas.',
        'It says what a student did, and the text has it.',
      ],
      [
        'bias',
        'The reflection is written with such care that the lesson must have been good.',
        'How it is written is nothing that the rubric asks for.',
      ],
      [
        'interpretation',
        'The students are confident in argument.',
        'They argued about the drawing and the expression: that is what was seen. Confidence is what one makes of it.',
      ],
    ],
  },
  {
    number: 73,
    name: 'Adalgisa Placeholder',
    meant: { A: 2, B: 3, C: 2, D: 3 },
    difficulty: 'borderline',
    rationale:
      'Between two levels the question is what students did: where the educator makes the connection for them, or is content with a rule, it has the lower level.',
    statements: [
      [
        'evidence',
        'The educator waited until there were at least five hands.',
        'It says what was done, and how long it lasted can be found.',
      ],
      [
        'interpretation',
        'The educator wanted the quieter students to take part.',
        'Why somebody waited is not said. Three students gave parts of the reason: that is.',
      ],
      [
        'bias',
        'With only a pen and a board, more could not be expected.',
        'What there was to work with changes nothing about what students did.',
      ],
      [
        'evidence',
        'The educator put two ways of solving it next to each other and said what they have in common.',
        'It is in the text, and it says who made the connection: that is what the level rests on.',
      ],
      [
        'bias',
        'I would have asked the same way, so this is the higher level.',
        'How oneself would have done it is no measure: the rubric is.',
      ],
    ],
  },
  {
    number: 74,
    name: 'Brunhilda Placeholder',
    meant: { A: 1, B: 4, C: 1, D: 3 },
    difficulty: 'hard',
    rationale:
      'A strong part beside a weak one: each criterion is scored by itself. Whoever gives all four the same level has scored an impression.',
    statements: [
      [
        'bias',
        'Checking results against an answer sheet is old-fashioned.',
        'A matter of taste. What the rubric asks is whether ways of solving were compared, and the text says that they were not.',
      ],
      [
        'evidence',
        'Where nobody knew, the educator showed how it is done.',
        'It says what happened when there was no answer, and anybody finds it in the text.',
      ],
      [
        'interpretation',
        'The educator is afraid of silence but overcomes it.',
        'The text says that the quiet was hard. What was overcome, and why, is what one makes of it.',
      ],
      [
        'bias',
        'Somebody who asks the class so well cannot be at the lowest level elsewhere.',
        'One strong part says nothing of another: each criterion is scored by itself.',
      ],
      [
        'evidence',
        'Two new voices came in after the long quiet, one of them a student who had only been asked to think along.',
        'It says who spoke, and after what.',
      ],
    ],
  },
];

export const exampleReflections = examples.map(({ number, meant }) => reflectionFile(number, meant));

/** Open to everybody who scores, and in no batch. */
export const exampleSubmissions: ProgrammeFile['submissions'] = examples.map(({ number, name }) =>
  writtenSubmission(number, { name, school: 'Hillcrest Academy (fictitious)' }, answers),
);

export const exampleAnchors: ProgrammeFile['anchors'] = examples.map(
  ({ number, meant, difficulty, rationale, statements }) =>
    writtenAnchor(number, meant, {
      ...{ rationale, difficulty, training: true },
      statements: statements.map(([kind, text, why], place) => ({
        id: idOf(`anchor/${number}/statement/${place}`),
        ...{ kind, text, why },
      })),
    }),
);
