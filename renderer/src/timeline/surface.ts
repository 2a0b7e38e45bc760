/** A canvas ready to be drawn on in CSS pixels. */
export interface Surface {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  /** Device pixels for a CSS pixel. */
  ratio: number;
  /** The nearest place where a line is sharp. */
  sharp(value: number): number;
}

/**
 * Clears a canvas and makes it as large as it is shown, in the pixels of the screen it is on.
 * @returns null where nothing can be drawn: it has no size, or the browser no canvas to give
 */
export function surfaceOf(canvas: HTMLCanvasElement): Surface | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return null;
  const ratio = window.devicePixelRatio || 1;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height, ratio, sharp: (value) => Math.round(value * ratio) / ratio };
}

/** Tells when the screen's pixels change: the window is on another screen, or the page is zoomed. */
export function watchRatio(changed: () => void): () => void {
  let query: MediaQueryList | null = null;
  function listen(): void {
    query?.removeEventListener('change', again);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', again);
  }
  function again(): void {
    listen();
    changed();
  }
  listen();
  return () => query?.removeEventListener('change', again);
}
