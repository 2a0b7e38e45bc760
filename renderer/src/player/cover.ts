import { frameMs } from '#shared/domain/frameTimes.ts';
import type { Clock } from './clock.ts';
import type { Target } from './target.ts';

/** Frames decoded ahead of being asked for, and the canvas over the picture that shows one at once. */
export interface NearFrames {
  /** @returns whether the frame was ready and is on screen now */
  draw(frame: number): boolean;
  hide(): void;
  /** Told of every frame that became ready; one listener at a time. */
  onReady(listener: (frame: number) => void): void;
  /** Makes the neighbours of a frame ready, first those the person moves towards. */
  around(frame: number, direction: -1 | 0 | 1): void;
  /** Leaves the decoder to the element. */
  rest(): void;
  close(): void;
}

/**
 * Lays a frame that is ready over the element's picture until the element shows it too. Some frames it never shows:
 * Chromium seeks by decoding times, so the last frames before a key frame lead it to the key frame; those stay covered.
 */
export interface Cover {
  setNear(near: NearFrames | null): void;
  /** Shows the frame of a target, if it is ready. */
  show(target: Target): void;
  /** Makes the neighbours of a frame ready: at once while stepping, else once nothing was asked for a while. */
  prepare(frame: number | null, direction: -1 | 0 | 1): void;
  /**
   * The element came somewhere: takes the cover off as soon as the picture underneath is the one that was asked for.
   * @param onTheWay whether it goes further at once; then only a cover that is behind is taken off
   */
  arrived(onTheWay: boolean, there: () => boolean): void;
  /** The element plays: nothing is prepared any more. */
  rest(): void;
}

/** How long nobody has to ask for anything before neighbours are decoded after a seek. */
const restMs = 120;

export function createCover(clock: Clock): Cover {
  let near: NearFrames | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** The frame that was asked for, until the element shows it. */
  let wanted: number | null = null;
  let upToDate = false;
  /** Whether the element shows what was asked; null while it is still on its way. */
  let arrival: (() => boolean) | null = null;
  /** What the element showed when it was asked for something else. */
  let elementBefore: number | null = null;
  let lifting = 0;

  const lift = () => {
    upToDate = false;
    near?.hide();
    clock.cover(null);
  };
  const show = (frame: number | null) => {
    const times = clock.times();
    upToDate = frame !== null && times !== null && near?.draw(frame) === true;
    if (upToDate && frame !== null && times !== null) clock.cover(frameMs(times, frame));
  };
  // The element tells of a frame a drawing or two before it is on screen; what lay under the cover till then is older.
  const liftSoon = () => {
    cancelAnimationFrame(lifting);
    lifting = requestAnimationFrame(() => {
      lifting = requestAnimationFrame(lift);
    });
  };
  const check = () => {
    if (arrival?.() === true) {
      arrival = null;
      wanted = null;
      liftSoon();
    } else if (arrival !== null && !upToDate && clock.elementFrame() !== elementBefore) liftSoon();
  };
  clock.subscribe(check);

  return {
    setNear(next) {
      lift();
      near = next;
      near?.onReady((frame) => {
        if (frame !== wanted || upToDate) return;
        cancelAnimationFrame(lifting);
        show(frame);
      });
    },
    show({ frame }) {
      cancelAnimationFrame(lifting);
      arrival = null;
      wanted = frame;
      elementBefore = clock.elementFrame();
      show(frame);
    },
    prepare(frame, direction) {
      clearTimeout(resting);
      if (frame === null) return;
      if (direction !== 0) {
        near?.around(frame, direction);
        return;
      }
      // Somewhere else: the decoder is the element's until it is there.
      near?.rest();
      resting = setTimeout(() => near?.around(frame, 0), restMs);
    },
    arrived(onTheWay, there) {
      arrival = onTheWay ? null : there;
      if (!onTheWay) check();
      else if (!upToDate) liftSoon();
    },
    rest() {
      wanted = null;
      clearTimeout(resting);
      near?.rest();
    },
  };
}
