import * as Plot from '@observablehq/plot';
import { behindPath, comparePath } from '../../../places.ts';
import type { Departure, ReaderDrift } from '../numbers/drifts.ts';
import type { PlacedMark } from '../numbers/evidence.ts';
import type { SecondReads } from '../numbers/sampling.ts';
import { type SeedNumbers, tolerance } from '../numbers/seeds.ts';
import type { Severity } from '../numbers/severity.ts';
import { link, look, type PlotWords, signed } from './look.ts';

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
    x: { axis: null },
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
    height: 290,
    marginBottom: 40,
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
    marginBottom: 52,
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
