import type { Stretch } from '#shared/domain/coverage.ts';
import type { LaidLane } from './laneLayout.ts';
import { mixed, type Palette } from './palette.ts';
import type { Surface } from './surface.ts';

export interface MinimapPicture {
  laid: readonly LaidLane[];
  watched: readonly Stretch[];
  durationMs: number;
  palette: Palette;
}

/** Of the line of what was watched, at the bottom. */
const coverageHeight = 4;

function drawCoverage({ context, width, height, sharp }: Surface, picture: MinimapPicture): void {
  const { watched, durationMs, palette } = picture;
  context.fillStyle = palette.line;
  context.fillRect(0, height - coverageHeight, width, coverageHeight);
  context.fillStyle = palette.accent;
  for (const { startMs, endMs } of watched) {
    const from = sharp((startMs / durationMs) * width);
    const to = Math.min(width, sharp((endMs / durationMs) * width));
    context.fillRect(from, height - coverageHeight, Math.max(1, to - from), coverageHeight);
  }
}

/** A line of spans for each lane: where there are any, not which. */
function drawSpans({ context, width, height }: Surface, { laid, durationMs, palette }: MinimapPicture): void {
  const room = height - coverageHeight - 3;
  const pitch = room / Math.max(1, laid.length);
  const thickness = Math.max(1, Math.min(3, pitch - 0.5));
  for (const [index, { lane, rows }] of laid.entries()) {
    const taken = new Uint8Array(Math.ceil(width));
    for (const { spans } of rows) {
      for (const { startMs, endMs } of spans) {
        const from = Math.floor((startMs / durationMs) * width);
        taken.fill(1, from, Math.max(from + 1, Math.ceil((endMs / durationMs) * width)));
      }
    }
    context.fillStyle = mixed(lane.mark.colour, palette.text, 0.75);
    drawTaken(context, taken, { y: 1 + index * pitch, thickness });
  }
}

function drawTaken(
  context: CanvasRenderingContext2D,
  taken: Uint8Array,
  { y, thickness }: { y: number; thickness: number },
): void {
  for (let from = taken.indexOf(1); from !== -1; ) {
    const end = taken.indexOf(0, from);
    const to = end === -1 ? taken.length : end;
    context.fillRect(from, y, to - from, thickness);
    from = taken.indexOf(1, to);
  }
}

/** Draws the whole recording: the spans of every lane, and below them what was watched. */
export function drawMinimap(surface: Surface, picture: MinimapPicture): void {
  if (picture.durationMs <= 0) return;
  drawCoverage(surface, picture);
  drawSpans(surface, picture);
}
