/** A rectangle in fractions of its sheet (a page or an image), from the top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box on one of the sheets of an item; an image is its own only sheet, 1. */
export interface SheetBox {
  page: number;
  box: Box;
}

/** CSS pixels, or fractions of a sheet. */
export interface Point {
  x: number;
  y: number;
}

/** CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
/** The edges or the corner that a handle moves, by points of the compass. */
export type Handle = (typeof handles)[number];

/** No side gets shorter: a region stays large enough to be seen and taken hold of. */
export const leastSide = 0.005;

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
/** A millionth of a sheet is far below a pixel; more digits would only be noise in what is signed. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6;

interface Stretch {
  start: number;
  length: number;
}

/** The stretch at full length if there is room, wholly between 0 and 1. */
function inside({ start, length }: Stretch): Stretch {
  const kept = tidy(clamp(length, leastSide, 1));
  return { start: tidy(clamp(start, 0, 1 - kept)), length: kept };
}

function between(a: number, b: number): Stretch {
  const [from, to] = [clamp(Math.min(a, b), 0, 1), clamp(Math.max(a, b), 0, 1)];
  return inside({ start: from, length: to - from });
}

function boxOf(across: Stretch, down: Stretch): Box {
  return { x: across.start, y: down.start, width: across.length, height: down.length };
}

const acrossOf = ({ x, width }: Box): Stretch => ({ start: x, length: width });
const downOf = ({ y, height }: Box): Stretch => ({ start: y, length: height });

/** Where a point of the screen lies on a sheet, in fractions; outside it, less than 0 or more than 1. */
export function onSheet(point: Point, sheet: Box): Point {
  return { x: (point.x - sheet.x) / sheet.width, y: (point.y - sheet.y) / sheet.height };
}

/** The box between two points of a sheet, cut at its edges. */
export function boxBetween(a: Point, b: Point): Box {
  return boxOf(between(a.x, b.x), between(a.y, b.y));
}

/** The same box in pixels of a sheet of that size. */
export function toPixels(box: Box, { width, height }: Size): Box {
  return { x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height };
}

/** The box moved as far as its sheet allows; its size stays. */
export function moved(box: Box, by: Point): Box {
  const across = inside({ start: box.x + by.x, length: box.width });
  return boxOf(across, inside({ start: box.y + by.y, length: box.height }));
}

function pulled({ start, length }: Stretch, edge: 'start' | 'end' | null, by: number): Stretch {
  const end = start + length;
  if (edge === 'start') {
    const from = clamp(start + by, 0, end - leastSide);
    return inside({ start: from, length: end - from });
  }
  if (edge === 'end') return inside({ start, length: clamp(end + by, start + leastSide, 1) - start });
  return { start, length };
}

/** The box with the handle's edges moved: the others stay, and no edge passes the one across from it. */
export function resized(box: Box, handle: Handle, by: Point): Box {
  const sideways = handle.includes('w') ? 'start' : handle.includes('e') ? 'end' : null;
  const upright = handle.includes('n') ? 'start' : handle.includes('s') ? 'end' : null;
  return boxOf(pulled(acrossOf(box), sideways, by.x), pulled(downOf(box), upright, by.y));
}

function grown({ start, length }: Stretch, factor: number): Stretch {
  const next = clamp(length * factor, leastSide, 1);
  return inside({ start: start + (length - next) / 2, length: next });
}

/** The box larger or smaller about its centre, and pushed back onto its sheet where it would leave it. */
export function scaled(box: Box, factor: number): Box {
  return boxOf(grown(acrossOf(box), factor), grown(downOf(box), factor));
}

/** A box to begin with: in the middle of what is seen of a sheet, half as wide and a third as high. */
export function centredIn(seen: Box): Box {
  const width = seen.width / 2;
  const height = seen.height / 3;
  const [x, y] = [seen.x + (seen.width - width) / 2, seen.y + (seen.height - height) / 2];
  return boxOf(inside({ start: x, length: width }), inside({ start: y, length: height }));
}

/** The part of a sheet that shows in a window, both in pixels of the screen; null where none does. */
export function seenOf(sheet: Box, window: Box): Box | null {
  const from = onSheet(window, sheet);
  const to = onSheet({ x: window.x + window.width, y: window.y + window.height }, sheet);
  if (from.x >= 1 || from.y >= 1 || to.x <= 0 || to.y <= 0) return null;
  return boxBetween(from, to);
}
