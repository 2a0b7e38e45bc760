import { type BarRun, barRuns, momentPx } from './barRuns.ts';
import { inkOf, type LaneInk, pixelOf } from './laneInk.ts';
import { barOf, type LaidLane } from './laneLayout.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';
import { ticksOf } from './ticks.ts';
import { pxPerMs, type Scale, type View, xOf } from './view.ts';

export interface LanesPicture {
  laid: readonly LaidLane[];
  view: View;
  /** How far the lanes are scrolled, CSS pixels. */
  scrolled: number;
}

/** From this length on a bar shows its pattern and its edges, CSS pixels. */
const patternPx = 10;

/** The picture as the canvas takes it: one number for each device pixel, 0 where nothing is. */
interface Bitmap {
  image: ImageData;
  pixels: Uint32Array;
  width: number;
  height: number;
  ratio: number;
}

function bitmapFor({ width, height, ratio }: Surface): Bitmap {
  const image = new ImageData(Math.round(width * ratio), Math.round(height * ratio));
  const pixels = new Uint32Array(image.data.buffer);
  return { image, pixels, width: image.width, height: image.height, ratio };
}

/** A row's bars as two lines of pixels: through the line of the pattern, and through the rest of the bar. */
interface ScanLines {
  line: Uint32Array;
  body: Uint32Array;
}

/** Puts the same line of pixels at each height of a range, as far as it is on the picture. */
function lay(
  { pixels, width, height }: Bitmap,
  [from, to]: readonly [number, number],
  scan: (y: number) => Uint32Array,
) {
  for (let y = Math.max(0, from); y < Math.min(height, to); y++) pixels.set(scan(y), y * width);
}

interface RowBrush {
  ink: LaneInk;
  /** How far the pattern is along at the left edge, so that it stands still on its bar while the view moves. */
  phase: number;
}

function scanRun(
  run: BarRun,
  { line, body }: ScanLines,
  { ink, phase, ratio }: RowBrush & { ratio: number },
): void {
  const from = Math.max(0, Math.round(run.from * ratio));
  const to = Math.max(Math.round(run.to * ratio), from + Math.round(2 * ratio));
  const plain = run.count > 1 || to - from < patternPx * ratio;
  body.fill(plain ? ink.strong : ink.tint, from, to);
  line.fill(plain ? ink.strong : ink.tint, from, to);
  if (plain) return;
  const end = Math.min(to, line.length);
  const period = ink.line.length;
  for (let x = from; x < end; x++) if (ink.line[(x + phase) % period] === 1) line[x] = ink.strong;
  const edge = Math.max(1, Math.round(ratio));
  for (const [a, b] of [[from, run.from < 0 ? from : from + edge] as const, [to - edge, to] as const]) {
    body.fill(ink.strong, a, b);
    line.fill(ink.strong, a, b);
  }
}

/** A diamond, pixel by pixel. */
function paintMoment(
  bitmap: Bitmap,
  run: BarRun,
  { ink, middle, reach }: { ink: LaneInk; middle: number; reach: number },
): void {
  const { pixels, width, height, ratio } = bitmap;
  const x = Math.round(run.from * ratio);
  for (let dy = -reach; dy <= reach; dy++) {
    const y = middle + dy;
    if (y < 0 || y >= height) continue;
    const half = reach - Math.abs(dy);
    const [from, to] = [Math.max(0, x - half), Math.min(width, x + half + 1)];
    if (from < to) pixels.fill(ink.strong, y * width + from, y * width + to);
  }
}

interface LaneBrush extends RowBrush {
  scale: Scale;
  /** The ground with its lines, as a line of pixels. */
  ground: Uint32Array;
  scans: ScanLines;
}

function paintRow(
  bitmap: Bitmap,
  runs: readonly BarRun[],
  { bar, brush }: { bar: Bar; brush: LaneBrush },
): void {
  const { ratio } = bitmap;
  const { ink, scans, ground } = brush;
  scans.line.set(ground);
  scans.body.set(ground);
  for (const run of runs) if (!run.moment) scanRun(run, scans, { ...brush, ratio });
  const top = Math.round(bar.top * ratio);
  const bottom = Math.round((bar.top + bar.height) * ratio);
  lay(bitmap, [top, bottom], (y) => (ink.lineRows.has(y - top) ? scans.line : scans.body));
  const reach = Math.min(Math.round((momentPx + 1) * ratio), Math.floor((bottom - top - 1) / 2));
  const middle = top + Math.floor((bottom - top) / 2);
  for (const run of runs) if (run.moment) paintMoment(bitmap, run, { ink, middle, reach });
}

interface Bar {
  top: number;
  height: number;
}

/** Paints the rows of one lane and the line below it. */
function paintLane(
  bitmap: Bitmap,
  one: LaidLane,
  { brush, border }: { brush: LaneBrush; border: number },
): void {
  for (const [index, row] of one.rows.entries())
    paintRow(bitmap, barRuns(row, brush.scale), { bar: barOf(one, index), brush });
  const bottom = Math.round((one.top + one.height) * bitmap.ratio) - 1;
  if (bottom >= 0 && bottom < bitmap.height)
    bitmap.pixels.fill(border, bottom * bitmap.width, (bottom + 1) * bitmap.width);
}

/** Lines at the labelled times through all lanes, so that the eye finds the ruler again. */
function groundOf({ width, ratio }: Bitmap, scale: Scale, colour: number): Uint32Array {
  const ground = new Uint32Array(width);
  for (const { ms, label } of ticksOf(scale)) {
    const x = Math.round(xOf(ms, scale) * ratio);
    if (label !== null && x >= 0) ground.fill(colour, x, x + Math.max(1, Math.round(ratio)));
  }
  return ground;
}

/**
 * Makes the painter of the lanes. It paints pixels and not shapes: what a frame costs depends on the size of the
 * picture, and hardly on how many spans are in it.
 */
export function createLanePainter(palette: Palette): (surface: Surface, picture: LanesPicture) => void {
  const inks = new Map<string, LaneInk>();
  const border = pixelOf(palette.line);
  let bitmap: Bitmap | null = null;

  function inkFor({ lane: { mark } }: LaidLane, ratio: number): LaneInk {
    const key = `${mark.colour} ${mark.pattern} ${ratio}`;
    const ink = inks.get(key) ?? inkOf(mark, palette, ratio);
    inks.set(key, ink);
    return ink;
  }
  function bitmapOf(surface: Surface): Bitmap {
    const { width, height, ratio } = surface;
    const fits = bitmap?.width === Math.round(width * ratio) && bitmap.height === Math.round(height * ratio);
    if (!fits || bitmap === null) bitmap = bitmapFor(surface);
    return bitmap;
  }

  return (surface, { laid, view, scrolled }) => {
    const picture = bitmapOf(surface);
    const scale: Scale = { view, width: surface.width };
    const ground = groundOf(picture, scale, border);
    const scans = { line: new Uint32Array(picture.width), body: new Uint32Array(picture.width) };
    const { ratio } = picture;
    lay(picture, [0, picture.height], () => ground);
    for (const one of laid) {
      if (one.top + one.height <= scrolled || one.top >= scrolled + surface.height) continue;
      const ink = inkFor(one, ratio);
      const phase = Math.round(view.fromMs * pxPerMs(scale) * ratio) % ink.line.length;
      const brush = { ink, phase, scale, ground, scans };
      paintLane(picture, { ...one, top: one.top - scrolled }, { brush, border });
    }
    surface.context.putImageData(picture.image, 0, 0);
  };
}
