import type { Box } from './box.ts';
import type { BoxPress } from './boxKeys.ts';

/** A box in whole per cent of its sheet, for words. */
export function percentsOf({ x, y, width, height }: Box) {
  const percent = (fraction: number) => Math.round(fraction * 100);
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}

export function pressOf({ code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): BoxPress {
  return { code, shift: shiftKey, ctrl: ctrlKey || metaKey, alt: altKey };
}
