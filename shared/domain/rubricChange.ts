import { type Criterion, criterionOf, type Level, levelOf, type Rubric } from './rubric.ts';

/** Which of a rubric's words, or which passing level, is another one in a new version. */
export interface RubricChange {
  /** The criterion's letter; null for the rubric's own title. */
  letter: string | null;
  what:
    | 'title'
    | 'criterion'
    | 'letter'
    | 'name'
    | 'question'
    | 'passing'
    | 'level'
    | 'points'
    | 'levelName'
    | 'descriptor';
  /** The level it is of, by its name before. */
  level: string | null;
  /** Null for what is new. */
  before: string | null;
  /** Null for what is gone. */
  after: string | null;
}

type Place = Pick<RubricChange, 'letter' | 'level'>;

const differing = (place: Place, pairs: [RubricChange['what'], string, string][]): RubricChange[] =>
  pairs.flatMap(([what, before, after]) => (before === after ? [] : [{ ...place, what, before, after }]));

function levelChanges(letter: string, before: Level | undefined, after: Level | undefined): RubricChange[] {
  if (before && after)
    return differing({ letter, level: before.name }, [
      ['points', String(before.points), String(after.points)],
      ['levelName', before.name, after.name],
      ['descriptor', before.descriptor, after.descriptor],
    ]);
  return [{ letter, what: 'level', level: null, before: before?.name ?? null, after: after?.name ?? null }];
}

const passingOf = (criterion: Criterion) => levelOf(criterion, criterion.passingLevelId)?.name ?? '';

function criterionChanges(before: Criterion | undefined, after: Criterion | undefined): RubricChange[] {
  const letter = (before ?? after)?.letter ?? null;
  if (!before || !after)
    return [
      { letter, what: 'criterion', level: null, before: before?.name ?? null, after: after?.name ?? null },
    ];
  const ids = new Set([...before.levels, ...after.levels].map(({ id }) => id));
  return [
    ...differing({ letter, level: null }, [
      ['letter', before.letter, after.letter],
      ['name', before.name, after.name],
      ['question', before.question, after.question],
    ]),
    ...[...ids].flatMap((id) => levelChanges(before.letter, levelOf(before, id), levelOf(after, id))),
    ...differing({ letter, level: null }, [['passing', passingOf(before), passingOf(after)]]),
  ];
}

/** What a new version of a rubric changes, in the order of the rubric. Criteria and levels are the same by their ids. */
export function rubricChanges(before: Rubric, after: Rubric): RubricChange[] {
  const ids = new Set([...before.criteria, ...after.criteria].map(({ id }) => id));
  return [
    ...differing({ letter: null, level: null }, [['title', before.title, after.title]]),
    ...[...ids].flatMap((id) => criterionChanges(criterionOf(before, id), criterionOf(after, id))),
  ];
}
