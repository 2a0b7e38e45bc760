import type { LaneMark } from './laneMark.ts';
import { type Placed, packed, type Row } from './rows.ts';

/** The spans of one criterion, or of none. */
export interface Lane {
  id: string;
  /** What stands at its left; empty for the lane of spans without a criterion. */
  letter: string;
  name: string;
  mark: LaneMark;
  spans: readonly Placed[];
}

/** Where a lane and its rows are, CSS pixels from the top of all lanes. */
export interface LaidLane {
  lane: Lane;
  rows: readonly Row[];
  top: number;
  height: number;
  /** From one row to the next. */
  pitch: number;
}

/** Above and below the rows of a lane. */
export const lanePadding = 3;
/** Between two rows. */
export const rowGap = 2;

/** Rows of a lane that has few are higher: one can be hit easily, and six still leave room for the picture. */
function pitchOf(rows: number): number {
  if (rows <= 1) return 18;
  return rows === 2 ? 12 : 9;
}

const packedBefore = new WeakMap<readonly Placed[], Row[]>();

/** A lane whose list of spans is the same list keeps its rows: a change of one lane packs only that one. */
function rowsOf({ spans }: Lane): Row[] {
  const before = packedBefore.get(spans) ?? packed(spans);
  packedBefore.set(spans, before);
  return before;
}

export function layOut(lanes: readonly Lane[]): LaidLane[] {
  let top = 0;
  return lanes.map((lane) => {
    const rows = rowsOf(lane);
    const pitch = pitchOf(rows.length);
    const height = Math.max(1, rows.length) * pitch + 2 * lanePadding;
    const laid = { lane, rows, top, height, pitch };
    top += height;
    return laid;
  });
}

export function heightOf(laid: readonly LaidLane[]): number {
  const last = laid.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** Where a bar of a row is. */
export function barOf({ top, pitch }: LaidLane, row: number): { top: number; height: number } {
  return { top: top + lanePadding + row * pitch, height: pitch - rowGap };
}

/** A span where it is shown: once in every lane it belongs to. */
export interface Bar {
  span: Placed;
  laneId: string;
  top: number;
  height: number;
}

/** Every bar of a span, from the top. */
export function barsOf(laid: readonly LaidLane[], spanId: string): Bar[] {
  return laid.flatMap((one) =>
    one.rows.flatMap(({ spans }, row) => {
      const span = spans.find(({ id }) => id === spanId);
      return span === undefined ? [] : [{ span, laneId: one.lane.id, ...barOf(one, row) }];
    }),
  );
}
