import { newId } from '#shared/domain/primitives.ts';
import { Rubric } from '#shared/domain/rubric.ts';

/** A valid rubric with one four-level criterion per letter. */
export function rubricOf(letters: readonly string[]): Rubric {
  return Rubric.parse({
    id: newId(),
    version: 1,
    title: 'Facilitating discourse',
    criteria: letters.map((letter) => criterionFor(letter)),
  });
}

function criterionFor(letter: string) {
  const levels = ['Beginning', 'Developing', 'Proficient', 'Exemplary'].map((name, i) => ({
    id: newId(),
    points: i + 1,
    name,
    descriptor: `What ${name.toLowerCase()} looks like in criterion ${letter}.`,
  }));
  const passingLevelId = levels[2]?.id ?? null;
  return {
    id: newId(),
    letter,
    name: `Criterion ${letter}`,
    question: 'What is seen?',
    levels,
    passingLevelId,
  };
}
