/** Where the picture is, told outside React so that a tick renders only what shows time. */
export interface Clock {
  /** Milliseconds from the start of the recording: the frame on screen where the element tells it. */
  now(): number;
  /** About how long one frame lasts, from the last two seen, milliseconds. */
  frameMs(): number;
  subscribe(listener: (ms: number) => void): () => void;
  /** Follows an element until the returned function is called. */
  follow(video: HTMLVideoElement): () => void;
}

const longestFrameMs = 200;
/** Frames stop being told in a hidden window or without a picture; then the element's own time is the truth. */
const frameTrustMs = 250;

/** The interval between two frames, or the one known before where these were not neighbours. */
export function frameInterval(previousMs: number | null, currentMs: number, known: number): number {
  if (previousMs === null) return known;
  const interval = currentMs - previousMs;
  return interval > 1 && interval <= longestFrameMs ? interval : known;
}

/** The time to show: the last frame's while it is close to the element's. */
export function shownTime(frameMs: number | null, elementMs: number): number {
  if (frameMs !== null && Math.abs(frameMs - elementMs) <= frameTrustMs) return frameMs;
  return elementMs;
}

export function createClock(): Clock {
  const listeners = new Set<(ms: number) => void>();
  let element: HTMLVideoElement | null = null;
  let frame: number | null = null;
  let interval = 40;
  let last = 0;

  const now = () => {
    if (element !== null) last = Math.round(shownTime(frame, element.currentTime * 1000));
    return last;
  };
  const tick = () => {
    const ms = now();
    for (const listener of listeners) listener(ms);
  };

  function followFrames(video: HTMLVideoElement): () => void {
    if (!('requestVideoFrameCallback' in video)) return () => undefined;
    let handle = 0;
    const onFrame = (_at: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      const ms = mediaTime * 1000;
      interval = frameInterval(frame, ms, interval);
      frame = ms;
      tick();
      handle = video.requestVideoFrameCallback(onFrame);
    };
    handle = video.requestVideoFrameCallback(onFrame);
    return () => video.cancelVideoFrameCallback(handle);
  }

  return {
    now,
    frameMs: () => interval,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow(video) {
      element = video;
      frame = null;
      const stopFrames = followFrames(video);
      const names = ['timeupdate', 'seeked', 'loadedmetadata'] as const;
      for (const name of names) video.addEventListener(name, tick);
      return () => {
        last = now();
        element = null;
        stopFrames();
        for (const name of names) video.removeEventListener(name, tick);
      };
    },
  };
}
