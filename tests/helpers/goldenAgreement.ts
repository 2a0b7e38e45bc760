import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Ratings, ratingsOf } from '#shared/agreement/ratings.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'agreement');

/** Numbers, or how their package writes that there is none. */
const Figure = z.union([z.number(), z.string(), z.null(), z.array(z.unknown())]);
const Entry = z.looseObject({
  value: Figure.optional(),
  se: Figure.optional(),
  ci: z.array(Figure).optional(),
  p: Figure.optional(),
  package: z.string().optional(),
  tolerance: z.number().optional(),
  ambiguous: z.boolean().optional(),
  crossChecks: z
    .array(z.looseObject({ package: z.string(), ci: z.array(Figure).optional(), p: Figure.optional() }))
    .optional(),
});
export type GoldenEntry = z.infer<typeof Entry>;
/** Several numbers under one name: of each rater, category or form. */
const Several = z.looseObject({ values: z.union([z.array(Figure), z.record(z.string(), z.unknown())]) });
const OfForm = z.looseObject({
  ICC: Figure,
  'p-value': Figure,
  'lower CI limit': Figure,
  'upper CI limit': Figure,
});
const Category = z.union([z.number(), z.string()]);
const File = z.looseObject({
  id: z.string(),
  categories: z.array(Category),
  data: z.array(z.array(Category.nullable())).nullish(),
  dataCompact: z.array(z.string()).nullish(),
  table: z.array(z.array(z.number())).nullish(),
  expected: z.record(z.string(), Entry).default({}),
  recomputed: z.record(z.string(), z.union([Several, Entry])).default({}),
});

export interface GoldenCase {
  id: string;
  /** On the whole scale. */
  ratings: Ratings;
  published: Record<string, GoldenEntry>;
  recomputed: Record<string, GoldenEntry>;
}

type Scores = readonly (readonly (number | null)[])[];

/** Names have no score: their places on the scale stand for them. */
function scaleOf(
  categories: readonly (number | string)[],
): (category: number | string | null) => number | null {
  const isNumeric = categories.every((category) => typeof category === 'number');
  return (category) => {
    if (category === null) return null;
    return isNumeric ? Number(category) : categories.indexOf(category) + 1;
  };
}

function fromTable(table: readonly (readonly number[])[], scores: readonly number[]): Scores {
  const both = (i: number, j: number) => [scores[i] ?? null, scores[j] ?? null];
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => new Array<(number | null)[]>(count).fill(both(i, j))),
  );
}

function scoresIn(file: z.infer<typeof File>): Scores {
  const score = scaleOf(file.categories);
  // What comes as a table alone has its last category first.
  if (!file.data && !file.dataCompact)
    return fromTable(file.table ?? [], file.categories.map((one) => score(one) ?? 0).toReversed());
  const compact = (line: string) =>
    [...line].map((char) => (char === '.' ? null : (file.categories[Number.parseInt(char, 36)] ?? null)));
  const raters = file.data ?? file.dataCompact?.map(compact) ?? [];
  const units = raters[0]?.length ?? 0;
  return Array.from({ length: units }, (_, unit) => raters.map((line) => score(line[unit] ?? null)));
}

const forms: Record<string, string> = {
  'ICC(1)': '1.1',
  'ICC(A,1)': '2.1',
  'ICC(C,1)': '3.1',
  'ICC(k)': '1.k',
  'ICC(A,k)': '2.k',
  'ICC(C,k)': '3.k',
};

type Named = [name: string, entry: GoldenEntry];

/** One entry for each rater, category or form, under the names that ours have. */
function apart(
  name: string,
  { values }: z.infer<typeof Several>,
  score: (category: string) => number | null,
): Named[] {
  if (Array.isArray(values)) return values.map((value, at): Named => [`${name}.${at + 1}`, { value }]);
  return Object.entries(values).map(([key, value]): Named => {
    const form = OfForm.safeParse(value).data;
    if (!form) return [`${name}.${score(key)}`, { value: Figure.parse(value) }];
    const ci = [form['lower CI limit'], form['upper CI limit']];
    return [`${name}.${forms[key]}`, { value: form.ICC, p: form['p-value'], ci }];
  });
}

/** The published and recomputed cases of tests/fixtures/agreement. */
export function goldenCases(): GoldenCase[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => {
    const file = File.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const score = scaleOf(file.categories);
    const ratings = ratingsOf(
      scoresIn(file),
      file.categories.map((one) => score(one) ?? 0),
    );
    const byName = (key: string) => score(file.categories.find((one) => `${one}` === key) ?? null);
    const recomputed = Object.entries(file.recomputed).flatMap(([name, entry]) => {
      const several = Several.safeParse(entry).data;
      return several ? apart(name, several, byName) : [[name, entry] satisfies Named];
    });
    return { id: file.id, ratings, published: file.expected, recomputed: Object.fromEntries(recomputed) };
  });
}
