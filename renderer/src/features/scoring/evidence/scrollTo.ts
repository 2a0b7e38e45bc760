import type { Box } from '../../../sheets/box.ts';
import { showing } from './zoom.ts';

/** Scrolls a part of what an element scrolls into view; the part is in pixels from where scrolling begins. */
export function scrollTo(element: HTMLElement, { x, y, width, height }: Box): void {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
  element.scrollTo({
    left: showing({ start: x, end: x + width }, { start: scrollLeft, length: clientWidth }),
    top: showing({ start: y, end: y + height }, { start: scrollTop, length: clientHeight }),
  });
}

/** Moves the window by steps of a fifth of it. */
export function pan(element: HTMLElement | null, across: number, down: number): void {
  if (element === null) return;
  element.scrollBy({ left: (across * element.clientWidth) / 5, top: (down * element.clientHeight) / 5 });
}
