import type { Clock } from './clock.ts';
import { idleQueue, requestSeek, type SeekStep, seekSettled, seekTarget } from './seekQueue.ts';
import type { Target } from './target.ts';

/** Where one is or has asked to be, and the way the element takes there. */
export interface Playhead {
  /** Milliseconds, whole. */
  position(): number;
  /** Null until the frame times are known. */
  frame(): number | null;
  /** Whether the element is still on its way. */
  busy(): boolean;
  goTo(target: Target): void;
  /** The element moves by itself again: where it is, is the place. */
  release(): void;
  /** Takes an element over and leads it to where the last one was left. */
  attach(video: HTMLVideoElement): void;
  detach(): void;
  /** The element knows its length and can be asked to seek. */
  ready(): void;
  /** The element came to where it was asked. */
  settled(): void;
  /** The element gave up. */
  fail(): void;
  /**
   * The element could not decode its way to where it was asked, which happens between the groups of pictures of some
   * recordings: once it is loaded again it is led to somewhat earlier, from where the way may be another.
   * @returns whether there is anywhere left to try
   */
  recover(): boolean;
}

/** How far before the place to try again, milliseconds. */
const triesMs = [1_000, 4_000, 15_000, Number.POSITIVE_INFINITY];

export function createPlayhead(clock: Clock): Playhead {
  let video: HTMLVideoElement | null = null;
  let queue = idleQueue;
  let asked: Target | null = null;
  let tries = 0;

  const take = ({ queue: next, seekTo }: SeekStep) => {
    queue = next;
    if (video !== null && seekTo !== null) video.currentTime = seekTo / 1000;
  };
  const canSeek = () => video !== null && video.readyState >= HTMLMediaElement.HAVE_METADATA;
  const busy = () => seekTarget(queue) !== null;
  const position = () => asked?.ms ?? clock.now();

  return {
    position,
    busy,
    frame: () => (asked === null ? clock.frame() : asked.frame),
    goTo(target) {
      asked = target;
      tries = 0;
      if (canSeek()) take(requestSeek(queue, target.elementMs));
      else queue = { outstanding: null, next: target.elementMs };
    },
    release() {
      if (!busy()) asked = null;
    },
    attach(element) {
      const left = asked?.elementMs ?? clock.now();
      video = element;
      queue = left > 0 ? { outstanding: null, next: left } : idleQueue;
    },
    detach() {
      // The frame on screen is where the next element begins.
      video = null;
    },
    ready() {
      if (queue.outstanding === null && queue.next !== null) take(requestSeek(idleQueue, queue.next));
    },
    settled() {
      take(seekSettled(queue));
      if (!busy() && video?.paused === false) asked = null;
    },
    fail() {
      queue = idleQueue;
    },
    recover() {
      const backMs = triesMs[tries];
      if (backMs === undefined) return false;
      tries += 1;
      const place = asked?.elementMs ?? clock.now();
      queue = { outstanding: null, next: Math.max(0, place - backMs) };
      return true;
    },
  };
}
