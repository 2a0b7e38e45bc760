import * as Plot from '@observablehq/plot';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { behindPath } from '../../../places.ts';
import type { EvidencePair } from '../numbers/evidence.ts';
import type { PairNumbers } from '../numbers/pairs.ts';
import type { CriterionBias } from '../numbers/severity.ts';
import { link, look, type PlotWords, signed } from './look.ts';

/** From the low end of the ramp to the high one; a share from 0 to 1. The theme's colours, so the browser mixes them. */
const shade = (share: number) =>
  `color-mix(in oklab, var(--rf-ramp-high) ${Math.round(100 * Math.max(0, Math.min(1, share)))}%, var(--rf-ramp-low))`;
const shaded = { type: 'identity' } as const;
const onShade = (share: number) => (share > 0.5 ? 'var(--rf-ground)' : 'var(--rf-text)');

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
