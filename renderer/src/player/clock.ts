import { type FrameTimes, frameAt, frameMs } from '#shared/domain/frameTimes.ts';
import { tellTicks } from './elementTicks.ts';

/** Where the picture is, told outside React so that a tick renders only what shows time. */
export interface Clock {
  /** The presentation time of the frame on screen, whole milliseconds; of sound, how far it was heard. */
  now(): number;
  /** The number of the frame on screen, from 0; null until the frame times are known. */
  frame(): number | null;
  /** The same of the element's own picture, whatever lies over it. */
  elementFrame(): number | null;
  /** How long the frame on screen stays, milliseconds: from the frame times, or about, from the last two seen. */
  frameMs(): number;
  /** When each frame is presented, once it is known; null for sound. */
  times(): FrameTimes | null;
  setTimes(times: FrameTimes | null): void;
  /** Another picture lies over the element's: the frame at this time is what is on screen, until told null. */
  cover(ms: number | null): void;
  subscribe(listener: (ms: number) => void): () => void;
  /** Follows an element until the returned function is called. */
  follow(video: HTMLVideoElement): () => void;
}

const longestFrameMs = 200;
/** Frames stop being told in a hidden window or without a picture; then the element's own time is the truth. */
const frameTrustMs = 250;
/** A last frame that is on screen for longer than this is not what one hears. */
const soundAfterMs = 1_000;

/** The interval between two frames, or the one known before where these were not neighbours. */
export function frameInterval(previousMs: number | null, currentMs: number, known: number): number {
  if (previousMs === null) return known;
  const interval = currentMs - previousMs;
  return interval > 1 && interval <= longestFrameMs ? interval : known;
}

/**
 * The time to show: the last frame's while it is close to the element's.
 * @param held whether the frame stays on screen until another one is told, however far off the element's time is
 */
export function shownTime(frame: number | null, elementMs: number, held = false): number {
  if (frame !== null && (held || Math.abs(frame - elementMs) <= frameTrustMs)) return frame;
  return elementMs;
}

/** Whether every frame that comes on screen is told: on its way or at rest, in a window that is drawn. */
function tellsFrames(video: HTMLVideoElement): boolean {
  return (video.seeking || video.paused) && !document.hidden;
}

/** How long a frame stays, from the frame times. */
function stayOf(times: FrameTimes, frame: number): number {
  const at = frame === times.ticks.length - 1 ? Math.max(0, frame - 1) : frame;
  return Math.max(1, frameMs(times, at + 1) - frameMs(times, at));
}

export function createClock(): Clock {
  const listeners = new Set<(ms: number) => void>();
  let element: HTMLVideoElement | null = null;
  let seen: number | null = null;
  let covered: number | null = null;
  let times: FrameTimes | null = null;
  let interval = 40;
  let last = 0;

  const ofElement = () => {
    if (element !== null) last = shownTime(seen, element.currentTime * 1000, tellsFrames(element));
    return last;
  };
  const exact = () => covered ?? ofElement();
  const numberAt = (ms: number) => (times === null || times.ticks.length === 0 ? null : frameAt(times, ms));
  const frame = () => numberAt(exact());
  const now = () => {
    const [ms, at] = [exact(), frame()];
    if (at === null || times === null) return Math.round(ms);
    // Sound may go on long after the last frame.
    const after = at === times.ticks.length - 1 && ms - frameMs(times, at) > soundAfterMs;
    return Math.round(after ? ms : frameMs(times, at));
  };
  const tick = () => {
    const ms = now();
    for (const listener of listeners) listener(ms);
  };
  const onFrame = (ms: number) => {
    interval = frameInterval(seen, ms, interval);
    seen = ms;
    tick();
  };

  return {
    now,
    frame,
    elementFrame: () => numberAt(ofElement()),
    frameMs() {
      const at = frame();
      return at === null || times === null ? interval : stayOf(times, at);
    },
    times: () => times,
    setTimes(next) {
      times = next;
      tick();
    },
    cover(ms) {
      if (covered === ms) return;
      covered = ms;
      tick();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow(video) {
      element = video;
      seen = null;
      const stop = tellTicks(video, onFrame, tick);
      return () => {
        covered = null;
        last = ofElement();
        element = null;
        stop();
      };
    },
  };
}
