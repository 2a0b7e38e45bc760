import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Look } from '../lesson.ts';
import type { Point } from '../sketch/strokes.ts';

export interface Face {
  /** How far the mouth is open, 0 to 1. */
  mouth: number;
  blinking: boolean;
  /** Where the eyes look: each part from -1 to 1. */
  gaze: Point;
}

/** A head of radius 25 around the point, at the given scale. */
export function paintHead(ctx: SKRSContext2D, at: Point, look: Look, face: Face): void {
  ctx.save();
  ctx.translate(at[0], at[1]);
  ctx.fillStyle = look.skin;
  disc(ctx, [0, 0], 25, 27);
  disc(ctx, [-25, 3], 4, 6);
  disc(ctx, [25, 3], 4, 6);
  paintFrontHair(ctx, look);
  paintFace(ctx, face);
  ctx.restore();
}

function disc(ctx: SKRSContext2D, [x, y]: Point, rx: number, ry: number): void {
  ctx.beginPath();
  ctx.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  ctx.fill();
}

/** The hair behind a head at the point; painted before the body, so that it falls behind the shoulders. */
export function paintBackHair(ctx: SKRSContext2D, at: Point, look: Look): void {
  ctx.save();
  ctx.translate(at[0], at[1]);
  ctx.fillStyle = look.hair;
  backHair(ctx, look);
  ctx.restore();
}

function backHair(ctx: SKRSContext2D, look: Look): void {
  switch (look.hairStyle) {
    case 'bob':
      ctx.beginPath();
      ctx.roundRect(-32, -31, 64, 60, [30, 30, 14, 14]);
      ctx.fill();
      return;
    case 'long':
      ctx.beginPath();
      ctx.roundRect(-32, -30, 64, 84, [30, 30, 12, 12]);
      ctx.fill();
      return;
    case 'bun':
      disc(ctx, [0, -33], 13, 12);
      return;
    case 'scarf':
      ctx.beginPath();
      ctx.roundRect(-32, -32, 64, 74, [30, 30, 16, 16]);
      ctx.fill();
      return;
    case 'curly':
      for (const [x, y] of curls) disc(ctx, [x, y], 12, 12);
      return;
    case 'short':
      disc(ctx, [0, -5], 27, 26);
      return;
  }
}

const curls: readonly Point[] = [
  [-25, 0],
  [-24, -14],
  [-13, -25],
  [1, -29],
  [15, -24],
  [25, -13],
  [26, 0],
];

function paintFrontHair(ctx: SKRSContext2D, look: Look): void {
  ctx.fillStyle = look.hair;
  ctx.beginPath();
  if (look.hairStyle === 'scarf') {
    ctx.ellipse(0, 0, 31, 33, 0, 0, Math.PI * 2);
    ctx.ellipse(0, 5, 20, 23, 0, 0, Math.PI * 2, true);
    ctx.fill('evenodd');
    return;
  }
  ctx.moveTo(-26, -2);
  ctx.bezierCurveTo(-30, -38, 30, -38, 26, -2);
  ctx.bezierCurveTo(18, -14, 6, -15, -4, -14);
  ctx.bezierCurveTo(-14, -13, -20, -10, -26, -2);
  ctx.fill();
}

function paintFace(ctx: SKRSContext2D, face: Face): void {
  const [gx, gy] = [face.gaze[0] * 2.4, face.gaze[1] * 1.8];
  ctx.fillStyle = '#2a2320';
  for (const side of [-9, 9]) {
    if (face.blinking) ctx.fillRect(side - 3.5 + gx, 1.5, 7, 1.6);
    else disc(ctx, [side + gx, 2 + gy], 2.7, 3.3);
  }
  paintMouth(ctx, face.mouth, gx);
}

function paintMouth(ctx: SKRSContext2D, open: number, x: number): void {
  if (open < 0.08) {
    ctx.strokeStyle = '#7d3b34';
    ctx.lineWidth = 2;
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.arc(x * 0.6, 10, 6, 0.35, Math.PI - 0.35);
    ctx.stroke();
    return;
  }
  ctx.fillStyle = '#7d3b34';
  disc(ctx, [x * 0.6, 14], 5.5 - open, 1.6 + open * 5);
}
