/** Frames by number, from the first to the last, both part of it. */
export interface FrameWindow {
  first: number;
  last: number;
}

/** The frames worth having ready around one: most of them where the person moves to. */
export function windowAround(
  frame: number,
  direction: -1 | 0 | 1,
  { capacity, count }: { capacity: number; count: number },
): FrameWindow {
  const behindShare = direction === 0 ? 0.5 : direction < 0 ? 0.75 : 0.25;
  const behind = Math.floor((capacity - 1) * behindShare);
  const first = Math.max(0, Math.min(frame - behind, count - capacity));
  return { first, last: Math.min(count - 1, first + capacity - 1) };
}

/**
 * What of a window is to be decoded now, if anything: all that is missing at once, but only when the frames that are
 * ready in the person's direction run low, because each run is decoded from its key frame on.
 */
export function missingRun(
  window: FrameWindow,
  frame: number,
  direction: -1 | 0 | 1,
  has: (frame: number) => boolean,
): FrameWindow | null {
  const missing: number[] = [];
  for (let at = window.first; at <= window.last; at++) if (!has(at)) missing.push(at);
  const [first, last] = [missing[0], missing.at(-1)];
  if (first === undefined || last === undefined) return null;
  const margin = Math.floor((window.last - window.first + 1) / 4);
  const near = missing.some((at) => Math.abs(at - frame) <= margin);
  return near || direction === 0 ? { first, last } : null;
}

/** How many pictures of a size may be kept: bounded in number and in bytes (four to a pixel). */
export function capacityFor(width: number, height: number): number {
  const mostFrames = 24;
  const mostBytes = 128 * 1024 ** 2;
  return Math.max(3, Math.min(mostFrames, Math.floor(mostBytes / (width * height * 4))));
}

/** The size to keep a picture at: its own, or smaller in the same shape where it is larger than full HD. */
export function keptSize(width: number, height: number): { width: number; height: number } {
  const most = 1920;
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
