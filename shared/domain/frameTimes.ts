/**
 * The presentation times of a recording's frames, from the container, in order. Time zero is the zero of the player's
 * own timeline. All stepping goes by these and never by a frame number times a rate.
 */
export interface FrameTimes {
  /** Ticks per second of `ticks`. */
  timescale: number;
  /** Presentation time of each frame in ticks, rising. */
  ticks: Float64Array;
}

const magic = 0x52464654; // “RFFT”
const version = 1;
const headerBytes = 24;

/**
 * Packs frame times for the library: a header (magic, version, timescale, count as u32, the first tick as f64), then
 * the distance to each next frame as u32, all little-endian.
 * @throws RangeError where the times do not rise or a distance does not fit
 */
export function encodeFrameTimes({ timescale, ticks }: FrameTimes): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + Math.max(0, ticks.length - 1) * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, version, true);
  view.setUint32(8, timescale, true);
  view.setUint32(12, ticks.length, true);
  view.setFloat64(16, ticks[0] ?? 0, true);
  for (let i = 1; i < ticks.length; i++) {
    const distance = (ticks[i] ?? 0) - (ticks[i - 1] ?? 0);
    if (!(distance > 0 && distance <= 0xffff_ffff)) throw new RangeError('frame times do not rise');
    view.setUint32(headerBytes + (i - 1) * 4, distance, true);
  }
  return bytes;
}

/** @throws RangeError for bytes that are not frame times of a version this program knows */
export function decodeFrameTimes(bytes: ArrayBuffer): FrameTimes {
  const view = new DataView(bytes);
  const known =
    bytes.byteLength >= headerBytes &&
    view.getUint32(0, true) === magic &&
    view.getUint32(4, true) === version;
  const count = known ? view.getUint32(12, true) : 0;
  if (!known || bytes.byteLength !== headerBytes + Math.max(0, count - 1) * 4)
    throw new RangeError('these bytes are not frame times');
  const ticks = new Float64Array(count);
  let at = view.getFloat64(16, true);
  for (let i = 0; i < count; i++) {
    if (i > 0) at += view.getUint32(headerBytes + (i - 1) * 4, true);
    ticks[i] = at;
  }
  return { timescale: view.getUint32(8, true), ticks };
}

/** When a frame is presented, milliseconds, not rounded. */
export function frameMs({ timescale, ticks }: FrameTimes, frame: number): number {
  return ((ticks[Math.min(Math.max(frame, 0), ticks.length - 1)] ?? 0) / timescale) * 1000;
}

/**
 * The frame on screen at a time: the last presented by then; the first before all. A time up to half a tick or 0.05 ms
 * short of a frame, whichever is more, is that frame: players tell times rounded.
 * @returns -1 where there are no frames
 */
export function frameAt(times: FrameTimes, ms: number): number {
  const { timescale, ticks } = times;
  const slack = Math.max(0.5, (timescale * 0.05) / 1000);
  const wanted = (ms / 1000) * timescale + slack;
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ticks[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return ticks.length === 0 ? -1 : Math.max(0, low - 1);
}

/**
 * A time to seek to so that exactly this frame is shown: the middle of its stay, so that no rounding on the way lands
 * on a neighbour.
 * @param endMs where the last frame ends
 */
export function seekTimeOf(times: FrameTimes, frame: number, endMs: number): number {
  const last = times.ticks.length - 1;
  const at = frameMs(times, frame);
  const next = frame < last ? frameMs(times, frame + 1) : Math.max(endMs, at + 1);
  return at + (next - at) / 2;
}
