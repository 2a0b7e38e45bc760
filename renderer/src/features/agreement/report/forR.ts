import { strToU8, zipSync } from 'fflate';
import type { Statistic } from '#shared/agreement/statistic.ts';
import type { Subject } from '#shared/exchange/agreement.ts';
import { chosenCriteria, type Filters } from '../numbers/filters.ts';
import type { DeskNumbers } from '../numbers/numbers.ts';
import { type CriterionNumbers, coefficientNames } from '../numbers/overview.ts';
import { csvOf } from '../save.ts';
import script from './agreement.R?raw';

/** What is handed on. */
interface Exported {
  readonly subject: Subject;
  readonly numbers: Pick<DeskNumbers, 'table' | 'criteria'>;
}

/** The names are those of `npm run agreement`; of a figure that cannot be given the estimate is NA. */
function figuresOf({ exact, adjacent, coefficients, icc }: CriterionNumbers): [string, number | 'NA'][] {
  const named: [string, Statistic][] = [
    ['percent.agreement', exact],
    ['percent.adjacent1', adjacent],
    ...coefficientNames.map((name): [string, Statistic] => [name, coefficients[name]]),
    ['icc.2.1', icc],
  ];
  return named.map(([name, found]) => [name, found.kind === 'estimate' ? found.estimate : 'NA']);
}

/**
 * Files of the package for R by name: a matrix for each criterion, all scores as lines, the figures of the desk, and a
 * script that computes them anew. Letters of criteria are plain capitals, so they are safe in names of files.
 */
export function filesForR({ subject, numbers }: Exported, filters: Filters): Record<string, string> {
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
  const letterOf = new Map(chosen.map(({ criterion }) => [criterion.id, criterion.letter]));
  const figures = numbers.criteria.flatMap((of) =>
    figuresOf(of).map((figure) => [letterOf.get(of.criterionId) ?? '', ...figure]),
  );
  const scales = chosen.flatMap(({ criterion: { letter, levels } }) =>
    levels.map(({ points }) => [letter, points]),
  );
  return {
    ...Object.fromEntries(matrices),
    'scores.csv': csvOf(['unit', 'rater', 'criterion', 'score'], lines),
    'scales.csv': csvOf(['criterion', 'score'], scales),
    'figures.csv': csvOf(['criterion', 'statistic', 'estimate'], figures),
    'agreement.R': script,
  };
}

export function zipForR(desk: Exported, filters: Filters): Uint8Array<ArrayBuffer> {
  const files = Object.entries(filesForR(desk, filters)).map(
    ([name, text]) => [name, strToU8(text)] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}
