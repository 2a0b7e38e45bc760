import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { type Meant, reflectionFile, writtenAnchor, writtenSubmission } from './written.ts';
import { answers } from './writtenWindow.ts';

interface Example {
  number: number;
  name: string;
  meant: Meant;
  difficulty: NonNullable<ProgrammeFile['anchors'][number]['difficulty']>;
  rationale: string;
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
  },
  {
    number: 73,
    name: 'Adalgisa Placeholder',
    meant: { A: 2, B: 3, C: 2, D: 3 },
    difficulty: 'borderline',
    rationale:
      'Between two levels the question is what students did: where the educator makes the connection for them, or is content with a rule, it has the lower level.',
  },
  {
    number: 74,
    name: 'Brunhilda Placeholder',
    meant: { A: 1, B: 4, C: 1, D: 3 },
    difficulty: 'hard',
    rationale:
      'A strong part beside a weak one: each criterion is scored by itself. Whoever gives all four the same level has scored an impression.',
  },
];

export const exampleReflections = examples.map(({ number, meant }) => reflectionFile(number, meant));

/** Open to everybody who scores, and in no batch. */
export const exampleSubmissions: ProgrammeFile['submissions'] = examples.map(({ number, name }) =>
  writtenSubmission(number, { name, school: 'Hillcrest Academy (fictitious)' }, answers),
);

export const exampleAnchors: ProgrammeFile['anchors'] = examples.map(
  ({ number, meant, difficulty, rationale }) =>
    writtenAnchor(number, meant, { rationale, difficulty, training: true }),
);
