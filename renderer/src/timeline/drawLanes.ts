import { type BarRun, barRuns, momentPx } from './barRuns.ts';
import { inkOf, type LaneInk, tileWidth } from './laneInk.ts';
import { barOf, type LaidLane } from './laneLayout.ts';
import type { LaneMark } from './laneMark.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';
import { ticksOf } from './ticks.ts';
import { pxPerMs, type Scale, type View, xOf } from './view.ts';

export interface LanesPicture {
  laid: readonly LaidLane[];
  view: View;
  /** How far the lanes are scrolled, CSS pixels. */
  scrolled: number;
  palette: Palette;
  /** The ink of a lane, made once for each look. */
  ink(lane: LaidLane): LaneInk;
}

/** From this length on a bar shows its pattern and its outline. */
const patternPx = 10;

/** Lines at the labelled times through all lanes, so that the eye finds the ruler again. */
function drawGrid({ context, height, sharp }: Surface, scale: Scale, palette: Palette): void {
  context.fillStyle = palette.line;
  for (const { ms, label } of ticksOf(scale))
    if (label !== null) context.fillRect(sharp(xOf(ms, scale)), 0, 1, height);
}

function drawMoment({ context }: Surface, x: number, { top, height }: { top: number; height: number }): void {
  const middle = top + height / 2;
  const reach = Math.min(momentPx + 1, height / 2);
  context.beginPath();
  context.moveTo(x, middle - reach);
  context.lineTo(x + reach, middle);
  context.lineTo(x, middle + reach);
  context.lineTo(x - reach, middle);
  context.closePath();
  context.fill();
}

function drawRun(
  surface: Surface,
  run: BarRun,
  { ink, bar }: { ink: LaneInk; bar: { top: number; height: number } },
): void {
  const { context, sharp, width } = surface;
  if (run.moment) {
    context.fillStyle = ink.strong;
    drawMoment(surface, run.from, bar);
    return;
  }
  // A bar that runs far off the screen would be painted for nothing.
  const from = sharp(Math.max(run.from, -2 * tileWidth));
  const to = Math.max(sharp(Math.min(run.to, width + 2 * tileWidth)), from + 2);
  const long = to - from >= patternPx;
  context.fillStyle = long && run.count === 1 && ink.tile !== null ? ink.tile : ink.strong;
  context.fillRect(from, bar.top, to - from, bar.height);
  if (!long || run.count > 1) return;
  context.fillStyle = ink.strong;
  context.fillRect(from, bar.top, 1, bar.height);
  context.fillRect(to - 1, bar.top, 1, bar.height);
}
function drawLane(
  surface: Surface,
  one: LaidLane,
  { picture, scale }: { picture: LanesPicture; scale: Scale },
): void {
  const { context, width, sharp } = surface;
  const ink = picture.ink(one);
  const top = sharp(one.top - picture.scrolled);
  context.fillStyle = picture.palette.line;
  context.fillRect(0, sharp(top + one.height) - 1, width, 1);
  for (const [index, row] of one.rows.entries()) {
    const bar = barOf({ ...one, top }, index);
    // The pattern stands still on its bar while the view moves.
    ink.tile?.setTransform(tileAt(surface, { x: -picture.view.fromMs * pxPerMs(scale), y: bar.top }));
    for (const run of barRuns(row, scale)) drawRun(surface, run, { ink, bar });
  }
}

function tileAt({ ratio }: Surface, { x, y }: { x: number; y: number }): DOMMatrix {
  return new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, x % tileWidth, y]);
}

/** Draws the lanes that can be seen. */
export function drawLanes(surface: Surface, picture: LanesPicture): void {
  const scale: Scale = { view: picture.view, width: surface.width };
  drawGrid(surface, scale, picture.palette);
  const seen = ({ top, height }: LaidLane) =>
    top + height > picture.scrolled && top < picture.scrolled + surface.height;
  for (const one of picture.laid) if (seen(one)) drawLane(surface, one, { picture, scale });
}

/** Keeps inks by their look. Another theme or another screen needs others: make a new one. */
export function createInks(palette: Palette, ratio: number): (one: LaidLane) => LaneInk {
  const made = new Map<string, LaneInk>();
  return ({ lane: { mark }, pitch }) => {
    const barHeight = barOf({ top: 0, pitch } as LaidLane, 0).height;
    const key = keyOf(mark, barHeight);
    const ink = made.get(key) ?? inkOf(mark, palette, { barHeight, ratio });
    made.set(key, ink);
    return ink;
  };
}

const keyOf = ({ colour, pattern }: LaneMark, barHeight: number) => `${colour} ${pattern} ${barHeight}`;
