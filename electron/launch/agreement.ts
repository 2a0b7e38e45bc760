/** `npm run -s agreement -- FILE.csv`: every statistic of agreement of a file of ratings, for people or as JSON. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AlphaLevel, alphaLevels } from '#shared/agreement/alpha.ts';
import { type Bootstrapped, bootstrap } from '#shared/agreement/bootstrap.ts';
import { ratingsFromCsv } from '#shared/agreement/csv.ts';
import { RatingsFileError } from '#shared/agreement/csvRows.ts';
import { type Chosen, everyStatistic, resampled } from '#shared/agreement/everyStatistic.ts';
import type { Ratings } from '#shared/agreement/ratings.ts';
import { type WeightKind, weightKinds } from '#shared/agreement/weights.ts';
import { readsJson, readsOf, readsTable } from './agreementReads.ts';
import { type Found, jsonOf, tableOf } from './agreementTable.ts';

const usage = `npm run -s agreement -- FILE.csv [--weights KIND] [--level LEVEL] [--scale 1,2,3,4]
                                [--bootstrap 1000 [--seed 1] [--draw-raters]] [--width 0.2] [--reliability 0.8]
                                [--json]

FILE.csv has the heads unit,rater,criterion,score, or unit and then a column for each rater; - reads the input.
KIND is one of ${weightKinds.join(', ')}; LEVEL one of ${alphaLevels.join(', ')}.`;

/** What the person wrote cannot be done as it stands. */
class WishError extends Error {}

function oneOf<T extends string>(
  known: readonly T[],
  given: string | undefined,
  option: string,
): readonly T[] {
  if (given === undefined) return known;
  const found = known.find((one) => one === given);
  if (found === undefined) throw new WishError(`--${option} ${given}: choose one of ${known.join(', ')}.`);
  return [found];
}

function numberIn(given: string, option: string, least: number): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < least)
    throw new WishError(`--${option} ${given}: give a whole number of ${least} or more.`);
  return value;
}

function scaleIn(given: string | undefined): number[] | undefined {
  if (given === undefined) return undefined;
  const scale = given.split(',').map((score) => Number(score.trim() || Number.NaN));
  if (scale.some((score) => !Number.isInteger(score)) || new Set(scale).size !== scale.length)
    throw new WishError(
      `--scale ${given}: give each score point once, as whole numbers with commas: 1,2,3,4.`,
    );
  return scale;
}

function shareIn(
  given: string | undefined,
  option: string,
  { most, such }: { most: number; such: number },
): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (!(value > 0 && value < most))
    throw new WishError(`--${option} ${given}: give a number above 0 and below ${most}, such as ${such}.`);
  return value;
}

interface Wish {
  file: string;
  scale: number[] | undefined;
  chosen: Chosen;
  replicates: number | undefined;
  seed: number;
  drawRaters: boolean;
  /** Of an interval that the person would like to have. */
  width: number | undefined;
  /** Of the mean scores of several reads. */
  reliability: number | undefined;
  json: boolean;
}

const options = {
  weights: { type: 'string' },
  level: { type: 'string' },
  scale: { type: 'string' },
  bootstrap: { type: 'string' },
  seed: { type: 'string', default: '1' },
  'draw-raters': { type: 'boolean', default: false },
  width: { type: 'string' },
  reliability: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function parsed() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new WishError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function wishIn(): Wish {
  const { values, positionals } = parsed();
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new WishError(`Name one file of ratings.\n\n${usage}`);
  const weights: readonly WeightKind[] = oneOf(weightKinds, values.weights, 'weights');
  const levels: readonly AlphaLevel[] = oneOf(alphaLevels, values.level, 'level');
  return {
    file,
    scale: scaleIn(values.scale),
    chosen: { weights, levels },
    replicates: values.bootstrap === undefined ? undefined : numberIn(values.bootstrap, 'bootstrap', 100),
    seed: numberIn(values.seed, 'seed', 0),
    drawRaters: values['draw-raters'],
    width: shareIn(values.width, 'width', { most: 2, such: 0.2 }),
    reliability: shareIn(values.reliability, 'reliability', { most: 1, such: 0.8 }),
    json: values.json,
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new WishError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function bootstrapsOf(
  ratings: Ratings,
  { chosen, replicates, seed, drawRaters }: Wish,
): Map<string, Bootstrapped> {
  if (replicates === undefined) return new Map();
  if (drawRaters && ratings.raters.length < 4)
    throw new WishError('--draw-raters: there must be four raters at least on every criterion.');
  const found = resampled(chosen).flatMap(([name, compute]) => {
    const one = bootstrap(ratings, compute, { replicates, seed, drawRaters });
    return one === undefined ? [] : [[name, one] as const];
  });
  return new Map(found);
}

/** No criterion of a file can be called so: names are without blanks at their ends. */
const acrossCriteria = ' all criteria together';

function main(): void {
  const wish = wishIn();
  const criteria = ratingsFromCsv(textOf(wish.file), wish.scale);
  const found = [...criteria].map(([criterion, ratings]): [string, Found] => [
    criterion,
    { ratings, statistics: everyStatistic(ratings, wish.chosen), bootstraps: bootstrapsOf(ratings, wish) },
  ]);
  const reads = wish.reliability === undefined ? undefined : readsOf(criteria, wish.reliability);
  if (wish.json)
    console.log(
      JSON.stringify({ ...jsonOf(found), ...(reads ? { [acrossCriteria]: readsJson(reads) } : {}) }),
    );
  else console.log([tableOf(found, wish.width), ...(reads ? [readsTable(reads)] : [])].join('\n\n'));
}

try {
  main();
} catch (error) {
  if (!(error instanceof WishError || error instanceof RatingsFileError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof RatingsFileError ? 1 : 2;
}
