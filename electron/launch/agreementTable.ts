import { benchmarkOf, benchmarkScales } from '#shared/agreement/benchmark.ts';
import type { Bootstrapped } from '#shared/agreement/bootstrap.ts';
import type { Statistics } from '#shared/agreement/everyStatistic.ts';
import { paradoxOf } from '#shared/agreement/paradox.ts';
import { unitsForWidth } from '#shared/agreement/planning.ts';
import type { Ratings } from '#shared/agreement/ratings.ts';
import type { Estimate, Statistic } from '#shared/agreement/statistic.ts';

/** What was found of one criterion. */
export interface Found {
  readonly ratings: Ratings;
  readonly statistics: Statistics;
  /** By name, of those statistics that were resampled. */
  readonly bootstraps: ReadonlyMap<string, Bootstrapped>;
}

export function jsonOfOne(statistic: Statistic, bootstrapped?: Bootstrapped) {
  if (statistic.kind === 'insufficient') return { insufficient: statistic.reason };
  const { kind: _, method: __, ...said } = statistic;
  return bootstrapped === undefined ? said : { ...said, bootstrap: bootstrapped };
}

/** @returns what `--json` prints: criterion → statistic → its figures */
export function jsonOf(found: readonly [criterion: string, found: Found][]) {
  return Object.fromEntries(
    found.map(([criterion, { statistics, bootstraps }]) => [
      criterion,
      Object.fromEntries(
        Object.entries(statistics).map(([name, one]) => [name, jsonOfOne(one, bootstraps.get(name))]),
      ),
    ]),
  );
}

const scale = 'Landis and Koch 1977';
const shown = (value: number) => value.toFixed(3).replace('-', '−');
const interval = ([low, high]: readonly [number, number]) => `${shown(low)} to ${shown(high)}`;

interface Beside {
  readonly bootstrapped: Bootstrapped | undefined;
  /** Of the interval that is wished for. */
  readonly width: number | undefined;
}

function cellsOf(name: string, one: Estimate, { bootstrapped, width }: Beside): string[] {
  const { estimate, standardError, ci, p, n } = one;
  return [
    name,
    shown(estimate),
    standardError === undefined ? '' : shown(standardError),
    ci === undefined ? '' : interval(ci),
    bootstrapped === undefined ? '' : interval(bootstrapped.bca),
    p === undefined ? '' : p < 0.001 ? '< 0.001' : shown(p),
    `${n.units}`,
    `${n.raters}`,
    `${n.overlap}`,
    width === undefined ? '' : `${unitsForWidth(one, width) ?? ''}`,
  ];
}

const heads = [
  'statistic',
  'estimate',
  'std. error',
  '95 % interval',
  'bootstrap (BCa)',
  'p',
  'units',
  'raters',
  'overlap',
  'units needed',
];

/** Columns as wide as their widest cell; those without any are left out. */
function aligned(rows: readonly string[][]): string {
  const used = heads.map((_, at) => rows.some((row) => (row[at] ?? '') !== ''));
  const all = [heads, ...rows].map((row) => row.filter((_, at) => used[at]));
  const widths = (all[0] ?? []).map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Each warning once, with the statistics it is about. */
function notesOf(statistics: Statistics): string[] {
  const about = new Map<string, string[]>();
  for (const [name, one] of Object.entries(statistics)) {
    const said = one.kind === 'insufficient' ? [`Insufficient: ${one.reason}`] : one.warnings;
    for (const note of said) about.set(note, [...(about.get(note) ?? []), name]);
  }
  return [...about].map(([note, names]) => {
    const more = names.length > 4 ? ` and ${names.length - 3} more` : '';
    return `- ${note} (${names.slice(0, more === '' ? 4 : 3).join(', ')}${more})`;
  });
}

const claimed = ['gwet.ac1', 'gwet.ac2.quadratic', 'krippendorff.alpha.ordinal', 'fleiss.kappa'];

/** What can be said with 95 % certainty, in words. */
function claimsOf(statistics: Statistics): string[] {
  return claimed.flatMap((name) => {
    const one = statistics[name];
    const benchmark = one?.kind === 'estimate' ? benchmarkOf(one, scale) : undefined;
    if (!benchmark) return [];
    const { level, bare, certainty } = benchmark;
    if (level === benchmarkScales[scale][0][0])
      return [`- Of ${name} no level above “${level}” (${scale}) can be claimed.`];
    const instead = level === bare ? '' : `, although the bare number is called “${bare}”`;
    return [
      `- ${name} is at least “${level}” (${scale}) with ${Math.floor(certainty * 100)} % certainty${instead}.`,
    ];
  });
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Why kappa is far from the agreement seen, for two raters. */
function paradoxIn(ratings: Ratings): string[] {
  const paradox = ratings.raters.length === 2 ? paradoxOf(ratings) : undefined;
  if (!paradox || paradox.because === null) return [];
  const { agreement, kappa, adjusted, because } = paradox;
  const why =
    because === 'prevalence'
      ? 'one category is so common that chance explains much of it'
      : 'the two use the scale differently, which kappa rewards';
  return [
    `- They agree on ${percent(agreement)} and Cohen’s kappa is ${shown(kappa)}: ${why}. With even categories it would be ${shown(adjusted)}.`,
  ];
}

function sectionOf(criterion: string, { ratings, statistics, bootstraps }: Found, width?: number): string {
  const rows = Object.entries(statistics).flatMap(([name, one]) =>
    one.kind === 'insufficient' ? [] : [cellsOf(name, one, { bootstrapped: bootstraps.get(name), width })],
  );
  const { units, raters, categories } = ratings;
  const head = `${criterion}: ${units.length} units, ${raters.length} raters, scale ${categories.join(', ')}`;
  if (rows.length === 0) return [head, '', ...notesOf(statistics)].join('\n');
  const reading = [...claimsOf(statistics), ...paradoxIn(ratings)];
  return [head, '', aligned(rows), '', ...reading, ...notesOf(statistics)].join('\n');
}

/**
 * @param width of an interval; how many units would give it is told beside each estimate
 * @returns what is printed for people: a table for each criterion, and below it what to beware of
 */
export function tableOf(found: readonly [criterion: string, found: Found][], width?: number): string {
  return found.map(([criterion, one]) => sectionOf(criterion, one, width)).join('\n\n');
}
