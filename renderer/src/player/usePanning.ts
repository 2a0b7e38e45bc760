import { type PointerEvent, useRef } from 'react';
import type { PictureControl } from './picture.ts';

const farEnough = 4;

/**
 * Handlers that move the enlarged picture with the pointer.
 * @param onClick what a press without a movement does
 */
export function usePanning(picture: PictureControl, onClick: () => void) {
  const from = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      from.current = { x: event.clientX, y: event.clientY, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const last = from.current;
      if (last === null) return;
      const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
      if (!last.moved && Math.hypot(dx, dy) < farEnough) return;
      const { width, height } = event.currentTarget.getBoundingClientRect();
      picture.by({ panX: dx / width, panY: dy / height });
      from.current = { x: event.clientX, y: event.clientY, moved: true };
    },
    onPointerUp() {
      if (from.current?.moved === false) onClick();
      from.current = null;
    },
    onPointerCancel() {
      from.current = null;
    },
  };
}
