import type { Clock } from './clock.ts';
import type { Motion } from './motion.ts';
import type { StatusStore, TimeRange } from './playerStatus.ts';
import type { Playhead } from './playhead.ts';
import { atEnd, heardRange, loopFrom, loopTo } from './ranges.ts';

/** Ranges at whose end the recording stops, or begins again, by itself. */
export interface Repeating {
  /** Repeats a range until told null. */
  setLoop(range: TimeRange | null): void;
  loopFromHere(): void;
  loopToHere(): void;
  /** Plays a range once and stops at its last frame. */
  playRange(range: TimeRange): void;
  /** The person goes elsewhere: the range that is played once does not hold any more. */
  forgetRange(): void;
  /** The recording came to its own end. */
  ended(): void;
}

export interface RepeatingGround {
  clock: Clock;
  status: StatusStore;
  playhead: Playhead;
  motion: Motion;
  seekTo: (ms: number) => void;
}

export function createRepeating({ clock, status, playhead, motion, seekTo }: RepeatingGround): Repeating {
  let once: TimeRange | null = null;

  clock.subscribe((ms) => {
    const { loop, playing } = status.get();
    if (!playing || playhead.busy()) return;
    if (once !== null && atEnd(once, ms, clock.times())) {
      const { endMs } = once;
      once = null;
      motion.pause();
      seekTo(endMs);
    } else if (once === null && loop !== null && atEnd(loop, ms, clock.times())) seekTo(loop.startMs);
  });

  return {
    setLoop: (loop) => status.change({ loop }),
    loopFromHere() {
      const { loop, durationMs } = status.get();
      status.change({ loop: loopFrom(playhead.position(), loop, durationMs) });
    },
    loopToHere: () => status.change({ loop: loopTo(playhead.position(), status.get().loop) }),
    playRange(range) {
      const heard = heardRange(range);
      once = null;
      motion.endReverse();
      seekTo(heard.startMs);
      once = heard;
      motion.play();
    },
    forgetRange() {
      once = null;
    },
    ended() {
      const { loop } = status.get();
      const again = once === null && loop !== null;
      once = null;
      if (!again) return;
      seekTo(loop.startMs);
      motion.play();
    },
  };
}
