import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Point, type Stroke, travelOf } from './strokes.ts';

/**
 * Paints a sketch up to a share of its pen travel.
 * @param share 0 paints nothing, 1 all of it
 * @returns where the pen is, or undefined when nothing is being drawn
 */
export function paint(ctx: SKRSContext2D, strokes: readonly Stroke[], share = 1): Point | undefined {
  let left = share * strokes.reduce((sum, stroke) => sum + travelOf(stroke), 0);
  let pen: Point | undefined;
  for (const stroke of strokes) {
    if (left <= 0) break;
    const part = Math.min(1, left / travelOf(stroke));
    pen = stroke.kind === 'fill' ? paintFill(ctx, stroke, part) : paintLine(ctx, stroke, part);
    left -= travelOf(stroke);
  }
  return share < 1 ? pen : undefined;
}

function paintFill(ctx: SKRSContext2D, fill: Extract<Stroke, { kind: 'fill' }>, part: number): Point {
  ctx.globalAlpha = part;
  ctx.fillStyle = fill.color;
  trace(ctx, fill.points);
  ctx.fill();
  ctx.globalAlpha = 1;
  return fill.points[0] ?? [0, 0];
}

function paintLine(ctx: SKRSContext2D, line: Extract<Stroke, { kind: 'line' }>, part: number): Point {
  const shown = line.points.slice(0, Math.max(2, Math.ceil(line.points.length * part)));
  ctx.strokeStyle = line.color;
  ctx.lineWidth = line.width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  trace(ctx, shown);
  ctx.stroke();
  return shown.at(-1) ?? [0, 0];
}

function trace(ctx: SKRSContext2D, points: readonly Point[]): void {
  ctx.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) ctx.moveTo(x, y);
    // A dot is a line of no length; a hair of it makes the round cap show.
    else ctx.lineTo(x + 0.01, y);
  });
}
