import type { CSSProperties } from 'react';
import type { Box } from './box.ts';

/** Where a box stands on a sheet of any size. */
export function placeOf({ x, y, width, height }: Box): CSSProperties {
  const percent = (fraction: number) => `${fraction * 100}%`;
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}
