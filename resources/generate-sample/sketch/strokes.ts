import { randomFrom } from './random.ts';

export type Point = readonly [x: number, y: number];

/** A pen line, or a filled outline. Sketches are painted in order and can be painted part of the way. */
export type Stroke =
  | { kind: 'line'; points: readonly Point[]; color: string; width: number }
  | { kind: 'fill'; points: readonly Point[]; color: string };

/** What painting a fill costs in pen travel, so that fills take a moment too. */
const fillTravel = 90;

export function travelOf(stroke: Stroke): number {
  if (stroke.kind === 'fill') return fillTravel;
  return stroke.points.reduce((sum, [x, y], i) => {
    const before = stroke.points[i - 1];
    return before ? sum + Math.hypot(x - before[0], y - before[1]) : sum;
  }, 8);
}

/** Points along a Catmull-Rom spline through the given points. */
export function smooth(points: readonly Point[], steps = 6): Point[] {
  const out: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const p1 = points[i] ?? [0, 0];
    const p2 = points[i + 1] ?? p1;
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    for (let s = 0; s < steps; s++) out.push(splinePoint([p0, p1, p2, p3], s / steps));
  }
  const last = points.at(-1);
  return last ? [...out, last] : out;
}

function splinePoint([p0, p1, p2, p3]: readonly [Point, Point, Point, Point], t: number): Point {
  const along = (a: number, b: number, c: number, d: number): number =>
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3);
  return [along(p0[0], p1[0], p2[0], p3[0]), along(p0[1], p1[1], p2[1], p3[1])];
}

/** A straight line as a hand draws it: nearly straight. */
export function handLine(from: Point, to: Point, seed: string): Point[] {
  const random = randomFrom(`${seed}${from}${to}`);
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const sway = Math.min(1.6, length / 60);
  const between = [1 / 3, 2 / 3].map((t): Point => {
    const shift = (): number => (random() - 0.5) * 2 * sway;
    return [from[0] + (to[0] - from[0]) * t + shift(), from[1] + (to[1] - from[1]) * t + shift()];
  });
  return smooth([from, ...between, to], 5);
}
