import { type RefObject, useEffect, useId, useRef } from 'react';
import type { FrameQueue } from './frameQueue.ts';
import { type Surface, surfaceOf, watchRatio } from './surface.ts';

type Subscribe = (listener: () => void) => () => void;

interface Drawing {
  queue: FrameQueue;
  /** Another function draws anew. */
  draw: (surface: Surface) => void;
  /** What else it is drawn anew for; the same functions for as long as they mean the same. */
  sources: readonly Subscribe[];
}

/** Keeps a canvas drawn: once for each frame in which something it shows, its size or the screen's pixels changed. */
export function useDrawing({ queue, draw, sources }: Drawing): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const kind = useId();
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const again = () =>
      queue.ask(kind, () => {
        const surface = surfaceOf(element);
        if (surface !== null) draw(surface);
      });
    const size = new ResizeObserver(again);
    size.observe(element);
    const stops = [...sources.map((subscribe) => subscribe(again)), watchRatio(again)];
    again();
    return () => {
      size.disconnect();
      for (const stop of stops) stop();
    };
  }, [queue, draw, sources, kind]);
  return canvas;
}
