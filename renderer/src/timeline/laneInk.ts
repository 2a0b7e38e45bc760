import type { LaneMark, LinePattern } from './laneMark.ts';
import { mixed, type Palette, rgbOf } from './palette.ts';

/** What a lane's bars are painted with; colours as pixels of an ImageData, sizes in device pixels. */
export interface LaneInk {
  /** Under the pattern. */
  tint: number;
  /** Lines, edges, moments: at least 3 : 1 on the ground (WCAG 2.2, 1.4.11). */
  strong: number;
  /** Whether the line that runs along a bar is inked at a place; it repeats. */
  line: Uint8Array;
  /** The heights of a bar, from its top, at which that line runs. */
  lineRows: ReadonlySet<number>;
}

/** The pattern repeats after this many CSS pixels. */
const period = 12;
/** Of the line that runs along the top of a bar. */
const thickness = 3;

/** The strokes of each pattern within a period. */
const strokes: Record<LinePattern, readonly (readonly [from: number, to: number])[]> = {
  solid: [[0, period]],
  dashed: [[0, 8]],
  dotted: [
    [0, 3],
    [6, 9],
  ],
  double: [[0, period]],
};

/** A colour as one pixel, opaque. Canvases lay red, green, blue and alpha in this order of bytes. */
export function pixelOf(colour: string): number {
  const [red, green, blue] = rgbOf(colour);
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}

function lineOf(pattern: LinePattern, ratio: number): Uint8Array {
  const line = new Uint8Array(Math.max(1, Math.round(period * ratio)));
  for (const [from, to] of strokes[pattern]) line.fill(1, Math.round(from * ratio), Math.round(to * ratio));
  return line;
}

function lineRowsOf(pattern: LinePattern, ratio: number): Set<number> {
  const tops = pattern === 'double' ? [0, thickness] : [0, 1, 2];
  const pixels = Math.max(1, Math.round(ratio));
  return new Set(
    tops.flatMap((top) => Array.from({ length: pixels }, (_, i) => Math.round(top * ratio) + i)),
  );
}

export function inkOf({ colour, pattern }: LaneMark, palette: Palette, ratio: number): LaneInk {
  return {
    tint: pixelOf(mixed(colour, palette.ground, 0.42)),
    strong: pixelOf(mixed(colour, palette.text, 0.68)),
    line: lineOf(pattern, ratio),
    lineRows: lineRowsOf(pattern, ratio),
  };
}
