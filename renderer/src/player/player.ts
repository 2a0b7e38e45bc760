import { type Clock, createClock } from './clock.ts';
import { idleQueue, requestSeek, type SeekStep, seekSettled, seekTarget } from './seekQueue.ts';
import { nextSpeed } from './speed.ts';

/** A part of a recording, milliseconds. */
export interface TimeRange {
  startMs: number;
  endMs: number;
}

export interface PlayerStatus {
  playing: boolean;
  durationMs: number;
  rate: number;
  /** 0 to 1. */
  volume: number;
  muted: boolean;
  loop: TimeRange | null;
  /** The element's MediaError code, if it gave up. */
  failure: number | null;
}

/** One recording under control: outlives the element that shows it, and starts where it was left. */
export interface Player {
  clock: Clock;
  status(): PlayerStatus;
  subscribe(listener: () => void): () => void;
  /** Takes an element over until the returned function is called. */
  attach(video: HTMLVideoElement): () => void;
  /** Where the person is or has asked to be, milliseconds. */
  position(): number;
  toggle(): void;
  pause(): void;
  seek(ms: number): void;
  stepFrame(direction: 1 | -1): void;
  setRate(rate: number): void;
  changeSpeed(direction: 1 | -1): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  /** Repeats a range until told null. */
  setLoop(range: TimeRange | null): void;
  /** Plays a range once and stops at its end. */
  playRange(range: TimeRange): void;
  retry(): void;
}

const initial: PlayerStatus = {
  playing: false,
  durationMs: 0,
  rate: 1,
  volume: 1,
  muted: false,
  loop: null,
  failure: null,
};
/** A moment is heard for this long. */
const momentMs = 2_000;

/** @param knownDurationMs what was known of the length before the element says it */
export function createPlayer(knownDurationMs = 0): Player {
  const clock = createClock();
  const listeners = new Set<() => void>();
  let status: PlayerStatus = { ...initial, durationMs: knownDurationMs };
  let video: HTMLVideoElement | null = null;
  let queue = idleQueue;
  let once: TimeRange | null = null;
  // Asked to play before there was an element.
  let playOnAttach = false;

  function change(part: Partial<PlayerStatus>): void {
    status = { ...status, ...part };
    for (const listener of listeners) listener();
  }
  function take({ queue: next, seekTo }: SeekStep): void {
    queue = next;
    if (video !== null && seekTo !== null) video.currentTime = seekTo / 1000;
  }
  const ready = () => video !== null && video.readyState >= HTMLMediaElement.HAVE_METADATA;
  const position = () => seekTarget(queue) ?? clock.now();

  function goTo(ms: number): void {
    const end = status.durationMs > 0 ? status.durationMs : Number.POSITIVE_INFINITY;
    const target = Math.min(Math.max(0, Math.round(ms)), end);
    if (ready()) take(requestSeek(queue, target));
    else queue = { outstanding: null, next: target };
  }
  function play(): void {
    // A refusal shows as still paused, and a broken file as the element's error.
    if (video === null) playOnAttach = true;
    else video.play().catch(() => undefined);
  }
  function onTick(ms: number): void {
    const { loop } = status;
    if (!status.playing || seekTarget(queue) !== null) return;
    if (loop !== null && ms >= loop.endMs) goTo(loop.startMs);
    else if (once !== null && ms >= once.endMs) {
      once = null;
      video?.pause();
    }
  }
  function onMetadata(): void {
    if (video === null) return;
    if (Number.isFinite(video.duration))
      change({ durationMs: Math.round(video.duration * 1000), failure: null });
    if (queue.outstanding === null && queue.next !== null) take(requestSeek(idleQueue, queue.next));
  }
  function onError(): void {
    queue = idleQueue;
    change({ playing: false, failure: video?.error?.code ?? 0 });
  }

  clock.subscribe(onTick);
  const events: Record<string, () => void> = {
    play: () => change({ playing: true }),
    pause: () => change({ playing: false }),
    ended: () => change({ playing: false }),
    seeked: () => take(seekSettled(queue)),
    loadedmetadata: onMetadata,
    durationchange: onMetadata,
    error: onError,
  };

  return {
    clock,
    position,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(element) {
      video = element;
      const left = position();
      queue = left > 0 ? { outstanding: null, next: left } : idleQueue;
      element.playbackRate = status.rate;
      element.volume = status.volume;
      element.muted = status.muted;
      for (const [name, listener] of Object.entries(events)) element.addEventListener(name, listener);
      const unfollow = clock.follow(element);
      if (ready()) onMetadata();
      if (playOnAttach) play();
      playOnAttach = false;
      return () => {
        element.pause();
        unfollow();
        for (const [name, listener] of Object.entries(events)) element.removeEventListener(name, listener);
        video = null;
        change({ playing: false });
      };
    },
    toggle() {
      if (video === null) return;
      once = null;
      if (video.paused) play();
      else video.pause();
    },
    pause: () => video?.pause(),
    seek(ms) {
      once = null;
      goTo(ms);
    },
    stepFrame(direction) {
      video?.pause();
      once = null;
      // Into the middle of the neighbour, so that rounding never lands on the same frame.
      goTo(position() + direction * clock.frameMs() + clock.frameMs() * 0.1 * direction);
    },
    setRate(rate) {
      if (video !== null) video.playbackRate = rate;
      change({ rate });
    },
    changeSpeed(direction) {
      this.setRate(nextSpeed(status.rate, direction));
    },
    setVolume(volume) {
      if (video !== null) {
        video.volume = volume;
        video.muted = false;
      }
      change({ volume, muted: false });
    },
    setMuted(muted) {
      if (video !== null) video.muted = muted;
      change({ muted });
    },
    setLoop: (loop) => change({ loop }),
    playRange({ startMs, endMs }) {
      once = { startMs, endMs: Math.max(endMs, startMs + (endMs === startMs ? momentMs : 200)) };
      goTo(startMs);
      play();
    },
    retry() {
      change({ failure: null });
      video?.load();
    },
  };
}
