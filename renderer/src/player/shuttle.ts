/** The speeds of the shuttle keys, pressed again and again. */
const shuttleSpeeds = [1, 2, 4] as const;

/**
 * The speed after a press: the other way starts at one, the same way again goes faster until it can no more.
 * @param now the speed under way: negative backwards, 0 at rest
 */
export function nextShuttle(now: number, direction: 1 | -1): number {
  if (Math.sign(now) !== direction) return direction;
  const faster = shuttleSpeeds.find((speed) => speed > Math.abs(now));
  return direction * (faster ?? Math.abs(now));
}

export interface Reverse {
  /** Where it begins, milliseconds. */
  fromMs: number;
  /** How many times faster than it was recorded. */
  speed: number;
  /** Shows a place; latest wins. */
  show: (ms: number) => void;
  /** It came to the start of the recording. */
  onStart: () => void;
}

/** Runs backwards by showing earlier and earlier frames, which no element does by itself. @returns how to stop it */
export function runReverse({ fromMs, speed, show, onStart }: Reverse): () => void {
  let handle = 0;
  let began: number | null = null;
  const draw = (at: number) => {
    began ??= at;
    const ms = Math.max(0, fromMs - (at - began) * speed);
    show(ms);
    if (ms === 0) onStart();
    else handle = requestAnimationFrame(draw);
  };
  handle = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(handle);
}
