import { strToU8, zipSync } from 'fflate';
import { chosenCriteria, type Filters } from '../numbers/filters.ts';
import { csvOf } from '../save.ts';
import type { Desk } from '../useDesk.ts';

/** Letters of criteria are plain capitals, so they are safe in names of files and in R. */
const script = (
  letters: readonly string[],
  scale: ReadonlyMap<string, readonly number[]>,
) => `# Reproduces the numbers of the desk. Needs the packages irrCAC and irr.
library(irrCAC)
library(irr)

${letters
  .map(
    (letter) => `# Criterion ${letter}
ratings <- read.csv("matrix-${letter}.csv", row.names = 1, check.names = FALSE)
scale <- c(${scale.get(letter)?.join(', ') ?? ''})
print(pa.coeff.raw(ratings)$est)
print(gwet.ac1.raw(ratings, weights = "quadratic", categ.labels = scale)$est)
print(gwet.ac1.raw(ratings, categ.labels = scale)$est)
print(krippen.alpha.raw(ratings, weights = "ordinal", categ.labels = scale)$est)
print(fleiss.kappa.raw(ratings, weights = "quadratic", categ.labels = scale)$est)
print(conger.kappa.raw(ratings, weights = "quadratic", categ.labels = scale)$est)
print(bp.coeff.raw(ratings, weights = "quadratic", categ.labels = scale)$est)
# irr 0.84.1 says another number here where more than two readers left no score out.
print(kripp.alpha(t(as.matrix(ratings)), "ordinal")$value)
print(icc(na.omit(ratings), model = "twoway", type = "agreement", unit = "single"))
`,
  )
  .join('\n')}`;

/** Files of the package for R by name: a matrix for each criterion, all scores as lines, and the script. */
export function filesForR({ subject, numbers }: Desk, filters: Filters): Record<string, string> {
  const chosen = chosenCriteria(subject, filters);
  const { table } = numbers;
  const width = table.readers.length;
  const matrices = chosen.map(({ criterion, place }) => {
    const rows = table.submissions.map(({ name }, row) => [
      name,
      ...table.cells.slice(row * width, (row + 1) * width).map((reading) => reading?.points[place] ?? 'NA'),
    ]);
    return [`matrix-${criterion.letter}.csv`, csvOf(['submission', ...table.readers], rows)] as const;
  });
  const lines = table.cells.flatMap((reading) =>
    reading === undefined
      ? []
      : chosen.flatMap(({ criterion, place }) => {
          const points = reading.points[place] ?? null;
          return points === null ? [] : [[reading.submission, reading.reader, criterion.letter, points]];
        }),
  );
  const scale = new Map(
    chosen.map(({ criterion }) => [criterion.letter, criterion.levels.map(({ points }) => points)]),
  );
  return {
    ...Object.fromEntries(matrices),
    'scores.csv': csvOf(['unit', 'rater', 'criterion', 'score'], lines),
    'agreement.R': script([...scale.keys()], scale),
  };
}

export function zipForR(desk: Desk, filters: Filters): Uint8Array<ArrayBuffer> {
  const files = Object.entries(filesForR(desk, filters)).map(
    ([name, text]) => [name, strToU8(text)] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}
