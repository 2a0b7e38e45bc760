import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Box, Point, Size } from '../../../../sheets/box.ts';
import { type Scaled, useScaled } from '../useScaled.ts';

/** CSS pixels around each page. */
export const pageMargin = 16;

export interface ShownPage {
  page: number;
  /** Where it begins, CSS pixels. */
  top: number;
  /** At 100 per cent. */
  size: Size;
  scale: number;
}

/** The pages of a document one under the other, of which only those in view and next to it exist. */
export interface Pages {
  scaled: Scaled;
  /** What all of them need at least, CSS pixels; the window may be wider. */
  whole: Size;
  /** Those that exist now, and where each begins. */
  shown: readonly ShownPage[];
  /** The page in the middle of the window. */
  current: number;
  /** Where a page is in what scrolls. */
  placeOf: (page: number) => Box;
  learn: (page: number, size: Size) => void;
}

interface PagesOptions {
  window: RefObject<HTMLElement | null>;
  count: number;
  /** The size of the first page at 100 per cent; of the others until they are known. */
  first: Size;
}

/** Where pages begin, one under the other. @param count of the pages before */
function topAfter(count: number, heightOf: (index: number) => number): number {
  let top = pageMargin;
  for (let index = 0; index < count; index += 1) top += heightOf(index) + pageMargin;
  return top;
}

/** Pages stay where they are on the screen when a wider one among them becomes known. */
function useCentre(window: RefObject<HTMLElement | null>, width: number, scale: number): void {
  const before = useRef({ width, scale });
  useLayoutEffect(() => {
    const grown = before.current.scale === scale ? width - before.current.width : 0;
    if (grown !== 0) window.current?.scrollBy({ left: grown / 2 });
    before.current = { width, scale };
  }, [window, width, scale]);
}

export function usePages({ window, count, first }: PagesOptions): Pages {
  const sizes = useRef(new Map<number, Size>());
  const [, setKnown] = useState(0);
  const sizeOf = (page: number) => sizes.current.get(page) ?? first;
  // A page that is wider than the first, such as a broad table, is fitted for itself.
  const scaleAt = (scale: number, page: number) =>
    scaled.zoom.kind === 'scale' ? scale : Math.min(scale, scaled.free.width / sizeOf(page).width);
  const heightAt = (scale: number) => (index: number) => sizeOf(index + 1).height * scaleAt(scale, index + 1);
  const heightOf = useRef((index: number) => sizeOf(index + 1).height);
  // Before the effect that brings back what was held, which needs the new heights.
  useLayoutEffect(() => {
    heightOf.current = heightAt(scaled.scale);
  });

  const hold = (at: Point) => {
    const element = window.current;
    const frame = element?.getBoundingClientRect();
    if (element === null || frame === undefined) return () => undefined;
    const [x, y] = [element.scrollLeft + at.x - frame.x, element.scrollTop + at.y - frame.y];
    const item = virtualizer.getVirtualItemForOffset(y);
    const across = x / element.scrollWidth;
    return () => {
      virtualizer.measure();
      if (item === undefined) return;
      const top = topAfter(item.index, heightOf.current);
      const down = ((y - item.start) / item.size) * heightOf.current(item.index);
      element.scrollTo(across * element.scrollWidth - (at.x - frame.x), top + down - (at.y - frame.y));
    };
  };
  const scaled = useScaled({ window, sheet: first, margin: pageMargin, start: { kind: 'width' }, hold });
  const { scale } = scaled;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => window.current,
    estimateSize: heightAt(scale),
    paddingStart: pageMargin,
    paddingEnd: pageMargin,
    gap: pageMargin,
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are those of this scale
  useLayoutEffect(() => virtualizer.measure(), [scale, scaled.zoom.kind]);
  const learn = useCallback(
    (page: number, size: Size) => {
      const before = sizes.current.get(page) ?? first;
      sizes.current.set(page, size);
      if (before.width !== size.width || before.height !== size.height) {
        virtualizer.resizeItem(page - 1, heightOf.current(page - 1));
        setKnown(sizes.current.size);
      }
    },
    [virtualizer, first],
  );

  const widths = [...sizes.current].map(([page, { width }]) => width * scaleAt(scale, page));
  const widest = Math.max(first.width * scale, ...widths);
  const whole = { width: widest + 2 * pageMargin, height: topAfter(count, heightAt(scale)) };
  useCentre(window, whole.width, scale);
  const middle = (virtualizer.scrollOffset ?? 0) + (virtualizer.scrollRect?.height ?? 0) / 2;
  return {
    scaled,
    whole,
    shown: virtualizer.getVirtualItems().map(({ index, start }) => {
      const page = index + 1;
      return { page, top: start, size: sizeOf(page), scale: scaleAt(scale, page) };
    }),
    current: (virtualizer.getVirtualItemForOffset(middle)?.index ?? 0) + 1,
    placeOf(page) {
      const { width, height } = sizeOf(page);
      const own = scaleAt(scale, page);
      const box = { width: width * own, height: height * own };
      const room = Math.max(window.current?.clientWidth ?? 0, whole.width);
      return { x: (room - box.width) / 2, y: topAfter(page - 1, heightAt(scale)), ...box };
    },
    learn,
  };
}
