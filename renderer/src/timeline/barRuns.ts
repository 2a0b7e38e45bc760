import { indicesIn, type Row } from './rows.ts';
import { pxPerMs, type Scale } from './view.ts';

/** What is drawn for one span, or for several that stand too close to be told apart. CSS pixels. */
export interface BarRun {
  from: number;
  to: number;
  /** How many spans it stands for. */
  count: number;
  /** A single moment, not a stretch. */
  moment: boolean;
}

/** A bar shorter than this can be joined with its neighbours. */
const shortPx = 6;
/** And a gap shorter than this between them is not seen. */
const gapPx = 2;
/** Overlapping bars whose beginnings are nearer than this are not told apart. */
const stackedPx = 1.5;
/** Half of a moment's mark. */
export const momentPx = 4;

/**
 * The bars of a row in a view. Where many spans fall into a few pixels they become one bar, so that what is drawn
 * depends on the width of the screen and not on how many spans there are.
 */
export function barRuns(row: Row, scale: Scale): BarRun[] {
  const runs: BarRun[] = [];
  const perMs = pxPerMs(scale);
  const { fromMs, toMs } = scale.view;
  const margin = momentPx / perMs;
  const [first, end] = indicesIn(row, fromMs - margin, toMs + margin);
  for (let i = first; i < end; i++) {
    const span = row.spans[i];
    if (span === undefined || span.endMs < fromMs - margin) continue;
    const from = (span.startMs - fromMs) * perMs;
    const to = (span.endMs - fromMs) * perMs;
    const last = runs.at(-1);
    const joins = last !== undefined && (liesOn(last, from) || continues(last, { from, to }));
    if (joins) {
      last.to = Math.max(last.to, to);
      last.count += 1;
      last.moment = false;
    } else runs.push({ from, to, count: 1, moment: span.startMs === span.endMs });
  }
  return runs;
}

/** Where more spans overlap than there are rows, one begins on the pixel of another. */
function liesOn(last: BarRun, from: number): boolean {
  return from - last.from < stackedPx && from < last.to;
}

function continues(last: BarRun, { from, to }: { from: number; to: number }): boolean {
  return to - from < shortPx && from - last.to < gapPx && isShort(last);
}

function isShort({ from, to, count }: BarRun): boolean {
  return count > 1 || to - from < shortPx;
}
