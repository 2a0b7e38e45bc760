import type { LaneMark, LinePattern } from './laneMark.ts';
import { mixed, type Palette } from './palette.ts';

/** What a lane's bars are painted with. */
export interface LaneInk {
  /** Under the pattern, and of bars too short for one. */
  tint: string;
  /** Lines and moments: at least 3 : 1 on the ground (WCAG 2.2, 1.4.11). */
  strong: string;
  /** The bar with its line, repeated along it; null where the browser cannot make one. */
  tile: CanvasPattern | null;
}

/** The pattern repeats after this many CSS pixels. */
export const tileWidth = 12;
/** Of the line that runs along the top of a bar. */
const lineHeight = 3;

/** The strokes of each pattern within a tile: from, length, and thickness as a share of the line's. */
const strokes: Record<LinePattern, readonly (readonly [from: number, length: number])[]> = {
  solid: [[0, tileWidth]],
  dashed: [[0, 8]],
  dotted: [
    [0, 3],
    [6, 3],
  ],
  double: [[0, tileWidth]],
};

interface TileSize {
  barHeight: number;
  ratio: number;
}

function paintTile(context: CanvasRenderingContext2D, pattern: LinePattern, height: number): void {
  for (const [from, length] of strokes[pattern]) {
    if (pattern === 'double') {
      context.fillRect(from, 0, length, 1);
      context.fillRect(from, Math.min(lineHeight, height - 1), length, 1);
    } else context.fillRect(from, 0, length, lineHeight);
  }
}

export function inkOf(mark: LaneMark, palette: Palette, { barHeight, ratio }: TileSize): LaneInk {
  const tint = mixed(mark.colour, palette.ground, 0.42);
  const strong = mixed(mark.colour, palette.text, 0.68);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(tileWidth * ratio);
  canvas.height = Math.round(barHeight * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return { tint, strong, tile: null };
  context.fillStyle = tint;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = strong;
  paintTile(context, mark.pattern, barHeight);
  return { tint, strong, tile: context.createPattern(canvas, 'repeat-x') };
}
