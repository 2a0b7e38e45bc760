import type { PDFPageProxy } from 'pdfjs-dist';
import type { Size } from './box.ts';
import { pixelsPerPoint } from './usePdf.ts';

/** Of one canvas: 64 MB. A page shown larger than that is drawn a little coarser, and memory stays bounded. */
const mostPixels = 2 ** 24;

/** How many device pixels a CSS pixel of a page of that size gets. */
export function sharpness({ width, height }: Size, devicePixelRatio: number): number {
  return Math.min(devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
}

interface Drawing {
  page: PDFPageProxy;
  /** 1 is 100 per cent. */
  scale: number;
  devicePixelRatio: number;
}

/**
 * Draws a page into a new canvas, piece by piece, so that nothing waits for it.
 * pdf.js allows one drawing for each canvas, and a whole one in place of the old does not flicker.
 */
export async function drawPage(drawing: Drawing, stop: AbortSignal): Promise<HTMLCanvasElement> {
  const { page, scale, devicePixelRatio } = drawing;
  const shown = page.getViewport({ scale: scale * pixelsPerPoint });
  const viewport = page.getViewport({
    scale: scale * pixelsPerPoint * sharpness(shown, devicePixelRatio),
  });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport });
  stop.addEventListener('abort', () => {
    task.cancel();
    emptyCanvas(canvas);
  });
  await task.promise;
  return canvas;
}

/** Gives its memory back at once and not when it is collected. */
export function emptyCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
