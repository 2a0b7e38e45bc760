import { type RefObject, useId, useLayoutEffect, useRef } from 'react';
import type { Scene } from './scene.ts';
import type { Scale } from './view.ts';

/**
 * Keeps an element where its time is on the timeline, without rendering.
 * @param moves whether it moves with the clock, too
 */
export function useInPlace<E extends HTMLElement>(
  { view, clock, queue }: Scene,
  place: (element: E, scale: Scale) => void,
  moves = false,
): RefObject<E | null> {
  const element = useRef<E>(null);
  const kind = useId();
  useLayoutEffect(() => {
    const put = () => {
      if (element.current !== null) place(element.current, view.scale());
    };
    const again = () => queue.ask(kind, put);
    put();
    const stopView = view.subscribe(again);
    const stopClock = moves ? clock.subscribe(again) : () => undefined;
    return () => {
      stopView();
      stopClock();
    };
  });
  return element;
}

/** Farther off the screen than this, an end is as good as at this place. */
const offPx = 40;

/** Lays an element along a range; hidden where none of it is in view. */
export function layAlong(element: HTMLElement, [from, to]: readonly [number, number], width: number): void {
  const left = Math.max(from, -offPx);
  const right = Math.min(to, width + offPx);
  element.style.visibility = right < left ? 'hidden' : '';
  element.style.transform = `translateX(${left}px)`;
  element.style.width = `${Math.max(0, right - left)}px`;
}
