import { type Box, moved, type Point, resized, scaled } from './box.ts';

/** A press, with codes as in `KeyboardEvent.code`. */
export interface BoxPress {
  code: string;
  shift: boolean;
  /** Ctrl makes small steps. */
  ctrl: boolean;
  alt: boolean;
}

/** What a press does to a box that is being placed. */
export type BoxStep = { kind: 'box'; box: Box } | { kind: 'keep' } | { kind: 'drop' };

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const scales: Record<string, number> = {
  Equal: 1.1,
  NumpadAdd: 1.1,
  Minus: 1 / 1.1,
  NumpadSubtract: 1 / 1.1,
};
/** Fractions of the sheet. */
const [step, smallStep] = [0.01, 0.001];

/** Arrows move, Shift+arrows resize, + and - scale, Enter keeps, Escape drops; null for any other press. */
export function boxStep(box: Box, { code, shift, ctrl, alt }: BoxPress): BoxStep | null {
  if (alt) return null;
  if (code === 'Enter' || code === 'NumpadEnter') return ctrl ? null : { kind: 'keep' };
  if (code === 'Escape') return { kind: 'drop' };
  const scale = scales[code];
  if (scale !== undefined) return ctrl ? null : { kind: 'box', box: scaled(box, scale) };
  const direction = directions[code];
  if (direction === undefined) return null;
  const length = ctrl ? smallStep : step;
  const by = { x: direction.x * length, y: direction.y * length };
  return { kind: 'box', box: shift ? resized(box, 'se', by) : moved(box, by) };
}
