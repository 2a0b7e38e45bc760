import * as Plot from '@observablehq/plot';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { behindPath, comparePath } from '../../../places.ts';
import type { Departure, ReaderDrift } from '../numbers/drifts.ts';
import type { EvidencePair, PlacedMark } from '../numbers/evidence.ts';
import type { PairNumbers } from '../numbers/pairs.ts';
import type { SecondReads } from '../numbers/sampling.ts';
import { type SeedNumbers, tolerance } from '../numbers/seeds.ts';
import type { CriterionBias, Severity } from '../numbers/severity.ts';

/** Every mark that can be opened is a link into the desk. */
const link = (path: string) => `#${path}`;
const look = { style: { background: 'transparent', color: 'var(--rf-text)', fontSize: '12px' } };
/** From the low end of the ramp to the high one; a share from 0 to 1. The theme's colours, so the browser mixes them. */
const shade = (share: number) =>
  `color-mix(in oklab, var(--rf-ramp-high) ${Math.round(100 * Math.max(0, Math.min(1, share)))}%, var(--rf-ramp-low))`;
const shaded = { type: 'identity' } as const;
const onShade = (share: number) => (share > 0.5 ? 'var(--rf-ground)' : 'var(--rf-text)');
const signed = (value: number) => value.toFixed(2).replace('-', '−');

/** Words that stand in a picture. */
export interface PlotWords {
  severity: string;
  infit: string;
  logits: string;
  day: string;
  departure: string;
  gave: (reader: string) => string;
  facets: Record<'submissions' | 'readers' | 'criteria' | 'thresholds', string>;
}

const estimateOf = (one: Statistic) => (one.kind === 'estimate' ? one.estimate : undefined);

/** How two readers agree, from 0 to 1; undefined where it cannot be said. */
interface Agreeing {
  readonly first: string;
  readonly second: string;
  readonly value: number | undefined;
}

/** Quadratic kappa of every two readers. */
export function pairMatrix(pairs: readonly PairNumbers[], width: number): Element {
  return readerMatrix(
    pairs.map((pair) => ({ first: pair.first, second: pair.second, value: estimateOf(pair.kappa) })),
    width,
  );
}

/** How far the marks of every two readers match. */
export function markMatrix(pairs: readonly EvidencePair[], width: number): Element {
  return readerMatrix(
    pairs.map(({ first, second, f1 }) => ({ first, second, value: estimateOf(f1) })),
    width,
  );
}

/** A cell of a matrix: what stands in it, what it opens, and how dark it is, from 0 to 1. */
interface Cell {
  readonly x: string | number;
  readonly y: string | number;
  readonly text: string;
  readonly title: string;
  readonly href: string;
  readonly share: number;
}

function matrix(cells: readonly Cell[], options: Plot.PlotOptions): Element {
  return Plot.plot({
    ...look,
    padding: 0.04,
    color: shaded,
    ...options,
    marks: [
      Plot.cell(cells, {
        x: 'x',
        y: 'y',
        fill: ({ share }: Cell) => shade(share),
        href: 'href',
        title: 'title',
      }),
      Plot.text(cells, {
        x: 'x',
        y: 'y',
        text: 'text',
        fill: ({ share }: Cell) => onShade(share),
        href: 'href',
      }),
    ],
  });
}

/** As high as its rows need. */
const rowsOf = (cells: readonly Cell[]) => ({
  height: Math.max(140, new Set(cells.map(({ y }) => y)).size * 36 + 60),
  marginLeft: 110,
  x: { label: null },
  y: { label: null },
});

/** Every two readers; a cell opens what both read. */
function readerMatrix(pairs: readonly Agreeing[], width: number): Element {
  const cells = pairs.flatMap(({ first, second, value }): Cell[] => {
    const text = value === undefined ? '–' : signed(value);
    const both = { text, share: value ?? 0, href: link(behindPath(first, second)) };
    return [
      { ...both, x: first, y: second, title: `${first} ${second} ${text}` },
      { ...both, x: second, y: first, title: `${second} ${first} ${text}` },
    ];
  });
  return matrix(cells, { width, ...rowsOf(cells) });
}

/** What two readers gave the same submissions; a cell opens the submissions in it. */
export function confusion(
  pair: PairNumbers,
  points: readonly number[],
  { width, words }: { width: number; words: PlotWords },
): Element {
  const most = Math.max(1, ...pair.counts);
  const cells = pair.counts.map((count, at): Cell => {
    const [first, second] = [points[Math.floor(at / points.length)] ?? 0, points[at % points.length] ?? 0];
    const href = link(behindPath(pair.first, pair.second, [first, second]));
    return {
      x: second,
      y: first,
      text: String(count),
      title: `${first} ${second}: ${count}`,
      href,
      share: count / most,
    };
  });
  return matrix(cells, {
    width: Math.min(width, 480),
    height: 340,
    marginLeft: 50,
    x: { label: words.gave(pair.second), type: 'band' },
    y: { label: words.gave(pair.first), type: 'band', reverse: true },
  });
}

/** Submissions, readers, criteria and thresholds on one ruler of logits. */
export function wrightMap(severity: Severity, width: number, words: PlotWords): Element {
  const { facets } = words;
  const columns = [
    ...severity.submissions.map((one) => ({
      ...one,
      facet: facets.submissions,
      href: link(comparePath(one.id)),
    })),
    ...severity.readers.map((one) => ({
      ...one,
      facet: facets.readers,
      href: link(behindPath(one.name, '-')),
    })),
    // The letter alone: names would lie over one another.
    ...severity.criteria.map((one) => ({
      ...one,
      name: one.name.slice(0, 1),
      facet: facets.criteria,
      href: null,
    })),
  ];
  const thresholds = severity.thresholds.map((one) => ({ ...one, facet: facets.thresholds }));
  return Plot.plot({
    ...look,
    width,
    height: 520,
    marginLeft: 48,
    x: { label: null, domain: [facets.submissions, facets.readers, facets.criteria, facets.thresholds] },
    y: { label: words.logits, grid: true, nice: true },
    marks: [
      Plot.dot(
        columns.filter(({ facet }) => facet === facets.submissions),
        Plot.dodgeX({
          anchor: 'middle',
          y: 'measure',
          fx: 'facet',
          r: 4,
          fill: 'var(--rf-accent)',
          href: 'href',
          title: 'name',
        }),
      ),
      Plot.text(
        columns.filter(({ facet }) => facet !== facets.submissions),
        Plot.dodgeX({ anchor: 'middle', y: 'measure', fx: 'facet', text: 'name', href: 'href', r: 24 }),
      ),
      severity.ownScales
        ? Plot.text(
            thresholds,
            Plot.dodgeX({ anchor: 'middle', y: 'measure', fx: 'facet', text: 'name', r: 20 }),
          )
        : Plot.text(thresholds, { y: 'measure', fx: 'facet', text: 'name', frameAnchor: 'middle' }),
    ],
    fx: { label: null, domain: [facets.submissions, facets.readers, facets.criteria, facets.thresholds] },
  });
}

/** Severity and infit of each reader. */
export function fitPlot(severity: Severity, width: number, words: PlotWords): Element {
  return Plot.plot({
    ...look,
    width: Math.min(width, 720),
    height: 280,
    x: { label: words.severity, grid: true, nice: true },
    y: { label: words.infit, domain: [0, Math.max(2, ...severity.readers.map(({ infit }) => infit))] },
    marks: [
      Plot.ruleY([0.5, 1.5], { stroke: 'var(--rf-held)', strokeDasharray: '4 3' }),
      Plot.ruleY([1], { stroke: 'var(--rf-line-strong)' }),
      Plot.ruleY(severity.readers, {
        y: 'infit',
        x1: ({ measure, standardError }) => measure - 1.96 * standardError,
        x2: ({ measure, standardError }) => measure + 1.96 * standardError,
        stroke: 'var(--rf-text-soft)',
      }),
      Plot.dot(severity.readers, {
        x: 'measure',
        y: 'infit',
        r: 5,
        fill: 'var(--rf-accent)',
        href: ({ name }: { name: string }) => link(behindPath(name, '-')),
        title: 'name',
      }),
      Plot.text(severity.readers, { x: 'measure', y: 'infit', text: 'name', dy: -12 }),
    ],
  });
}

/** How much easier (above 0) or harder each reader is on each criterion than on the others, darker the surer; a cell opens the reader’s readings. */
export function biasMatrix(biases: readonly CriterionBias[], width: number): Element {
  const sureness = ({ measured }: CriterionBias) => Math.abs(measured?.t ?? 0);
  const most = Math.max(3, ...biases.map(sureness));
  const cells = biases.map((one): Cell => {
    const { reader, criterion, measured } = one;
    const text = measured === undefined ? '–' : signed(measured.bias);
    const href = link(behindPath(reader, '-'));
    return {
      x: criterion,
      y: reader,
      text,
      title: `${reader} ${criterion} ${text}`,
      href,
      share: sureness(one) / most,
    };
  });
  return matrix(cells, { width: Math.min(width, 720), ...rowsOf(cells) });
}

/** A reader's differences from the others with their EWMA and its limits; a dot opens the submission. */
export function driftChart(
  { reader, departures, drift }: ReaderDrift,
  width: number,
  words: PlotWords,
): Element {
  const dayOf = ({ reading }: Departure) => new Date(reading.at);
  const chart =
    drift.kind === 'drift'
      ? departures
          .map((one, i) => ({ day: dayOf(one), ...drift.chart[i] }))
          .filter(({ limit }) => limit !== undefined)
      : [];
  return Plot.plot({
    ...look,
    width,
    height: 260,
    marginBottom: 44,
    x: { label: words.day, type: 'utc' },
    y: { label: words.departure, grid: true, nice: true },
    marks: [
      Plot.areaY(chart, {
        x: 'day',
        y1: ({ limit }) => -limit,
        y2: 'limit',
        fill: 'var(--rf-line)',
        fillOpacity: 0.6,
      }),
      Plot.ruleY([0], { stroke: 'var(--rf-line-strong)' }),
      Plot.lineY(chart, { x: 'day', y: 'ewma', stroke: 'var(--rf-accent)', strokeWidth: 2 }),
      Plot.dot(departures, {
        x: dayOf,
        y: 'error',
        r: 3.5,
        fill: 'var(--rf-text-soft)',
        href: ({ reading }: Departure) => link(comparePath(reading.submissionId, [reader])),
        title: ({ reading, error }: Departure) => `${reading.submission} ${signed(error)}`,
      }),
    ],
  });
}

/** Exact agreement with true scores, by reader, with the tolerance. */
export function seedBars(seeds: readonly SeedNumbers[], width: number, exact: string): Element {
  return Plot.plot({
    ...look,
    width: Math.min(width, 640),
    marginLeft: 110,
    x: { label: `${exact} (%)`, domain: [0, 100] },
    y: { label: null },
    marks: [
      Plot.barX(seeds, {
        x: ({ exact: count, scores }: SeedNumbers) => (100 * count) / Math.max(1, scores),
        y: 'reader',
        fill: 'var(--rf-accent)',
      }),
      Plot.ruleX([0]),
      Plot.ruleX([tolerance.exact * 100], { stroke: 'var(--rf-held)', strokeDasharray: '4 3' }),
    ],
  });
}

/** Second reads done, by batch, with a tick at what is wanted. */
export function secondReadBars(batches: readonly SecondReads[], width: number, submissions: string): Element {
  return Plot.plot({
    ...look,
    width: Math.min(width, 720),
    marginLeft: 260,
    x: { label: submissions, domain: [0, Math.max(1, ...batches.map((one) => one.submissions))] },
    y: { label: null },
    marks: [
      Plot.barX(batches, { x: 'submissions', y: 'name', fill: 'var(--rf-line)' }),
      Plot.barX(batches, { x: 'twice', y: 'name', fill: 'var(--rf-accent)' }),
      Plot.tickX(batches, { x: 'wanted', y: 'name', stroke: 'var(--rf-held)', strokeWidth: 3 }),
    ],
  });
}

/** What every reader marked over the length of one item, criterion by criterion: where bars stand above one another, both saw it. */
export function markLanes(
  marks: readonly PlacedMark[],
  { readers, width, along }: { readers: readonly string[]; width: number; along: string },
): Element {
  const criteria = [...new Set(marks.map(({ criterion }) => criterion))].toSorted();
  const least = Math.max(...marks.map(({ end }) => end)) / 300;
  return Plot.plot({
    ...look,
    width,
    height: criteria.length * (readers.length * 18 + 16) + 60,
    marginLeft: 110,
    marginRight: 30,
    x: { label: along, grid: true, nice: true },
    y: { label: null, domain: readers },
    fy: { label: null, domain: criteria },
    marks: [
      Plot.frame({ stroke: 'var(--rf-line)' }),
      Plot.barX(marks, {
        fy: 'criterion',
        y: 'reader',
        x1: 'start',
        x2: ({ start, end }: PlacedMark) => Math.max(end, start + least),
        fill: 'var(--rf-accent)',
        stroke: 'var(--rf-ground)',
        href: ({ submissionId, reader }: PlacedMark) => link(comparePath(submissionId, [reader])),
        title: ({ criterion, reader }: PlacedMark) => `${criterion} ${reader}`,
      }),
    ],
  });
}
