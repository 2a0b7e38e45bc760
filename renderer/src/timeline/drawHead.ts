import type { Range } from './drag.ts';
import { type FrameGrid, frameLines } from './frames.ts';
import { mixed, type Palette } from './palette.ts';
import type { Peaks } from './peaks.ts';
import type { Surface } from './surface.ts';
import { ticksOf } from './ticks.ts';
import { type Scale, timeOf, type View, xOf } from './view.ts';

/** Of the ruler at the top, CSS pixels. The waveform has what is left. */
export const rulerHeight = 20;

export interface HeadPicture {
  view: View;
  grid: FrameGrid;
  peaks: Peaks | null;
  /** The stretch that is played again and again. */
  loop: Range | null;
  palette: Palette;
}

function drawTicks({ context, sharp }: Surface, scale: Scale, palette: Palette): void {
  context.font = palette.font;
  context.textBaseline = 'middle';
  for (const { ms, label } of ticksOf(scale)) {
    const x = sharp(xOf(ms, scale));
    const length = label === null ? 4 : rulerHeight;
    context.fillStyle = label === null ? palette.strongLine : palette.line;
    context.fillRect(x, rulerHeight - length, 1, length);
    if (label === null) continue;
    context.fillStyle = palette.softText;
    context.fillText(label, x + 4, rulerHeight / 2 - 1);
  }
}

/** Where frames begin, once they stand apart: short strokes on the ruler's edge and fine lines through the waveform. */
function drawFrames({ context, height, sharp }: Surface, scale: Scale, { grid, palette }: HeadPicture): void {
  context.fillStyle = palette.accent;
  const lines = frameLines(scale, grid);
  for (const ms of lines) context.fillRect(sharp(xOf(ms, scale)), rulerHeight - 3, 1, 3);
  context.globalAlpha = 0.22;
  for (const ms of lines) context.fillRect(sharp(xOf(ms, scale)), rulerHeight, 1, height - rulerHeight);
  context.globalAlpha = 1;
}

/** One outline of highs and lows, a column for each pixel of the screen or two. */
function drawWaveform(
  { context, width, height }: Surface,
  scale: Scale,
  { peaks, palette }: HeadPicture,
): void {
  const room = height - rulerHeight - 4;
  if (peaks === null || room < 8) return;
  const middle = rulerHeight + 2 + room / 2;
  context.fillStyle = mixed(palette.strongLine, palette.ground, 0.62);
  context.beginPath();
  for (let x = 0; x < width; x++) {
    const peak = peaks.between(timeOf(x, scale), timeOf(x + 1, scale));
    if (peak === null) continue;
    const top = middle - (Math.max(peak.high, 0) / 128) * (room / 2);
    const bottom = middle - (Math.min(peak.low, 0) / 128) * (room / 2);
    context.rect(x, top - 0.5, 1, bottom - top + 1);
  }
  context.fill();
}

/** The loop: a band on the ruler between two brackets. */
function drawLoop({ context, height, sharp }: Surface, scale: Scale, { loop, palette }: HeadPicture): void {
  if (loop === null) return;
  const [from, to] = [sharp(xOf(loop.startMs, scale)), sharp(xOf(loop.endMs, scale))];
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.16;
  context.fillRect(from, 0, to - from, height);
  context.globalAlpha = 1;
  context.fillRect(from, 0, to - from, 3);
  for (const x of [from, to - 2]) context.fillRect(x, 0, 2, height);
}

/** Draws the ruler with the waveform below it. */
export function drawHead(surface: Surface, picture: HeadPicture): void {
  const scale: Scale = { view: picture.view, width: surface.width };
  drawLoop(surface, scale, picture);
  drawTicks(surface, scale, picture.palette);
  drawWaveform(surface, scale, picture);
  drawFrames(surface, scale, picture);
}
