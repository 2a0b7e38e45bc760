import type { StatusStore } from './playerStatus.ts';
import { nextShuttle, runReverse } from './shuttle.ts';
import { heldSpeed } from './speed.ts';

/** Playing, pausing and the shuttle: everything that moves an element by itself. */
export interface Motion {
  attach(video: HTMLVideoElement): void;
  detach(): void;
  /** Whether nothing moves by itself. */
  resting(): boolean;
  play(): void;
  pause(): void;
  /** Plays in a direction, faster with every press. */
  shuttle(direction: 1 | -1): void;
  /** Ends running backwards, which a seek would otherwise be run over by. */
  endReverse(): void;
  setRate(rate: number): void;
}

export interface MotionGround {
  status: StatusStore;
  position: () => number;
  /** Shows a place while running backwards. */
  show: (ms: number) => void;
  /** The element is about to play. */
  onPlay: () => void;
}

export function createMotion({ status, position, show, onPlay }: MotionGround): Motion {
  let video: HTMLVideoElement | null = null;
  let stopReverse: (() => void) | null = null;
  // Asked to play before there was an element.
  let playOnAttach = false;

  function endShuttle(): void {
    stopReverse?.();
    stopReverse = null;
    if (video !== null) video.playbackRate = status.get().rate;
    status.change({ shuttle: 0 });
  }
  function play(): void {
    endShuttle();
    onPlay();
    if (video === null) playOnAttach = true;
    // A refusal shows as still paused, and a broken file as the element's error.
    else video.play().catch(() => undefined);
  }
  function pause(): void {
    endShuttle();
    video?.pause();
  }
  function reverse(speed: number): void {
    pause();
    status.change({ shuttle: -speed });
    stopReverse = runReverse({ fromMs: position(), speed, show, onStart: endShuttle });
  }

  return {
    play,
    pause,
    attach(element) {
      video = element;
      element.playbackRate = status.get().rate;
      element.preservesPitch = true;
      if (playOnAttach) play();
      playOnAttach = false;
    },
    detach() {
      pause();
      video = null;
    },
    resting: () => (video === null || video.paused) && stopReverse === null,
    shuttle(direction) {
      const { shuttle, playing, rate } = status.get();
      const speed = nextShuttle(shuttle === 0 && playing ? rate : shuttle, direction);
      if (speed < 0) return reverse(-speed);
      play();
      if (video !== null) video.playbackRate = speed;
      status.change({ shuttle: speed });
    },
    endReverse() {
      if (stopReverse !== null) endShuttle();
    },
    setRate(rate) {
      status.change({ rate: heldSpeed(rate) });
      if (status.get().shuttle >= 0) endShuttle();
    },
  };
}
