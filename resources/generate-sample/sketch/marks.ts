import { type Pen, write } from './handwriting.ts';
import { handLine, type Point, type Stroke } from './strokes.ts';

const inks = {
  black: '#2b3440',
  blue: '#1f5fa8',
  red: '#b8402f',
  green: '#2f7d55',
  purple: '#6b4a9c',
  pencil: '#4a4f57',
} as const;
type Ink = keyof typeof inks;

/** The few things that teachers and students draw. Coordinates are pixels on the board or the sheet. */
export type Mark =
  | { kind: 'write'; text: string; at: Point; size: number; ink: Ink; wobble?: number }
  | { kind: 'path'; points: readonly Point[]; ink: Ink; width?: number }
  | { kind: 'shade'; points: readonly Point[]; ink: Ink }
  | { kind: 'fraction'; top: string; bottom: string; at: Point; size: number; ink: Ink }
  | { kind: 'bar'; at: Point; size: Point; parts: number; shaded: number; ink: Ink }
  | { kind: 'grid'; at: Point; cell: number; columns: number; rows: number; ink: Ink; shaded?: boolean };

export function rectangle([x, y]: Point, [width, height]: Point): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
}

/** A mark as pen strokes, in the order a hand would make them. */
export function strokesOf(mark: Mark, penWidth: number): Stroke[] {
  const pen: Pen = { color: inks[mark.ink], width: penWidth };
  switch (mark.kind) {
    case 'write':
      return write(mark, pen);
    case 'path':
      return path(mark.points, { ...pen, width: mark.width ?? penWidth });
    case 'shade':
      return [shade(mark.points, mark.ink)];
    case 'fraction':
      return fraction(mark, pen);
    case 'bar':
      return bar(mark, pen);
    case 'grid':
      return grid(mark, pen);
  }
}

function path(points: readonly Point[], pen: Pen): Stroke[] {
  const drawn = points.flatMap((to, i) => {
    const from = points[i - 1];
    return from ? handLine(from, to, 'path') : [];
  });
  return [{ kind: 'line', points: drawn, ...pen }];
}

function shade(points: readonly Point[], ink: Ink): Stroke {
  return { kind: 'fill', points, color: `${inks[ink]}38` };
}

function fraction(mark: Extract<Mark, { kind: 'fraction' }>, pen: Pen): Stroke[] {
  const [x, y] = mark.at;
  const half = mark.size / 2;
  return [
    ...write({ text: mark.top, at: [x + half * 0.3, y - half * 0.45], size: mark.size }, pen),
    ...path(
      [
        [x - 2, y],
        [x + mark.size * 0.95 * Math.max(mark.top.length, mark.bottom.length), y],
      ],
      pen,
    ),
    ...write({ text: mark.bottom, at: [x + half * 0.3, y + mark.size * 1.25], size: mark.size }, pen),
  ];
}

function bar(mark: Extract<Mark, { kind: 'bar' }>, pen: Pen): Stroke[] {
  const [x, y] = mark.at;
  const [width, height] = mark.size;
  const step = width / mark.parts;
  const outline = path(rectangle(mark.at, mark.size), pen);
  const cuts = Array.from({ length: mark.parts - 1 }, (_, i) => {
    const cut = x + step * (i + 1);
    return path(
      [
        [cut, y],
        [cut, y + height],
      ],
      pen,
    );
  }).flat();
  const filled = rectangle([x, y], [step * mark.shaded, height]);
  return [...outline, ...cuts, ...(mark.shaded > 0 ? [shade(filled, mark.ink)] : [])];
}

function grid(mark: Extract<Mark, { kind: 'grid' }>, pen: Pen): Stroke[] {
  const [x, y] = mark.at;
  const size: Point = [mark.columns * mark.cell, mark.rows * mark.cell];
  const thin: Pen = { ...pen, width: pen.width * 0.6 };
  const across = Array.from({ length: mark.rows - 1 }, (_, i) => {
    const row = y + (i + 1) * mark.cell;
    return path(
      [
        [x, row],
        [x + size[0], row],
      ],
      thin,
    );
  });
  const down = Array.from({ length: mark.columns - 1 }, (_, i) => {
    const column = x + (i + 1) * mark.cell;
    return path(
      [
        [column, y],
        [column, y + size[1]],
      ],
      thin,
    );
  });
  const outline = path(rectangle(mark.at, size), pen);
  return [
    ...(mark.shaded ? [shade(rectangle(mark.at, size), mark.ink)] : []),
    ...outline,
    ...across.flat(),
    ...down.flat(),
  ];
}
